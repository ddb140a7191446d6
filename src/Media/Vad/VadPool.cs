using System.Collections.Concurrent;

namespace CxBridge.Media.Vad;

/// <summary>
/// One model for all calls of a process. All frames of a tick come at about the same time, from several threads:
/// <code>
/// 1 a call's frame      completes a window -> the call stands in the queue, and takes the answer with its next frame
/// 2 the pool            takes all that stand there, at most 64, runs them as one batch, and looks again
/// </code>
/// The answer is one frame (20 ms) old, and no call waits for another: whoever comes while a batch runs is in the next. When the model throws, all
/// calls are told NaN from then on and listen without it.
/// </summary>
public sealed class VadPool : IThreadPoolWorkItem, IDisposable
{
    private const int MostCalls = 64;
    private readonly ConcurrentQueue<VadCall> _waiting = new();
    private readonly VadCall[] _calls = new VadCall[MostCalls];
    private readonly VadModel _model;
    private readonly VadBatch _batch;
    private readonly Action<Exception> _failed;
    private readonly Lock _running = new();
    private int _signals;
    private volatile bool _broken;

    /// <param name="model">Becomes the pool's own.</param>
    /// <param name="failed">Told once, when the model throws.</param>
    public VadPool(VadModel model, Action<Exception> failed)
    {
        _model = model;
        _batch = new VadBatch(model, MostCalls);
        _failed = failed;
    }

    /// <summary>The model's name.</summary>
    public string Model => _model.Name;

    /// <summary>Batches that were run.</summary>
    public long Batches { get; private set; }

    /// <summary>Windows that were looked at.</summary>
    public long Windows { get; private set; }

    /// <summary>Begins a call.</summary>
    public ISpeechProbability Open() => new VadCall(this, _model);

    /// <inheritdoc/>
    public void Dispose()
    {
        _broken = true;
        lock (_running)
        {
            _batch.Dispose();
            _model.Dispose();
        }
    }

    /// <inheritdoc/>
    void IThreadPoolWorkItem.Execute()
    {
        int seen;
        do
        {
            seen = Volatile.Read(ref _signals);
            lock (_running)
            {
                while (!_broken && !_waiting.IsEmpty)
                {
                    RunBatch();
                }
            }
        }
        while (Interlocked.Add(ref _signals, -seen) != 0);
    }

    internal bool IsBroken => _broken;

    internal void Submit(VadCall call)
    {
        _waiting.Enqueue(call);
        if (Interlocked.Increment(ref _signals) == 1)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    private void RunBatch()
    {
        int count = 0;
        while (count < MostCalls && _waiting.TryDequeue(out VadCall? call))
        {
            _calls[count++] = call;
        }

        try
        {
            for (int i = 0; i < count; i++)
            {
                _calls[i].Give(_batch, i, count);
            }

            _batch.Run(count);
            for (int i = 0; i < count; i++)
            {
                _calls[i].Take(_batch, i, count);
            }

            Batches++;
            Windows += count;
        }
#pragma warning disable CA1031 // Whatever the model throws, calls go on without it.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _broken = true;
            _failed(fault);
        }
    }
}
