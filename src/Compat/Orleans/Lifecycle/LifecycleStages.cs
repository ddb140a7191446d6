using System.Diagnostics;

namespace Orleans;

/// <summary>
/// Observers by stage: started upwards, observers of one stage together; stopped downwards from the last stage that started.
/// </summary>
internal sealed class LifecycleStages
{
    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];

    public int HighestCompletedStage { get; private set; } = int.MinValue;

    public int LowestStoppedStage { get; private set; } = int.MaxValue;

    public bool IsEmpty => _entries.Count == 0;

    public IDisposable Subscribe(string name, int stage, ILifecycleObserver observer)
    {
        var entry = new Entry(this, name, stage, observer);
        lock (_gate)
        {
            _entries.Add(entry);
        }

        return entry;
    }

    public async Task Start(CancellationToken cancellationToken)
    {
        foreach (var stage in Stages().Order())
        {
            await Task.WhenAll(At(stage).Select(entry => entry.Observer.OnStart(cancellationToken)));
            HighestCompletedStage = stage;
        }
    }

    /// <summary>Stops every stage that was begun; a failing observer does not keep the others from stopping.</summary>
    public async Task Stop(Action<string, Exception> onError, CancellationToken cancellationToken)
    {
        foreach (var stage in Stages().OrderDescending())
        {
            if (stage > HighestCompletedStage)
            {
                continue;
            }

            foreach (var entry in At(stage))
            {
                try
                {
                    await entry.Observer.OnStop(cancellationToken);
                }
                catch (Exception error)
                {
                    onError(entry.Name, error);
                }
            }

            LowestStoppedStage = stage;
        }
    }

    private int[] Stages()
    {
        lock (_gate)
        {
            return [.. _entries.Select(static entry => entry.Stage).Distinct()];
        }
    }

    private Entry[] At(int stage)
    {
        lock (_gate)
        {
            return [.. _entries.Where(entry => entry.Stage == stage)];
        }
    }

    [DebuggerDisplay("{Name} at {Stage}")]
    private sealed class Entry(LifecycleStages owner, string name, int stage, ILifecycleObserver observer) : IDisposable
    {
        public string Name => name;

        public int Stage => stage;

        public ILifecycleObserver Observer => observer;

        public void Dispose()
        {
            lock (owner._gate)
            {
                owner._entries.Remove(this);
            }
        }
    }
}
