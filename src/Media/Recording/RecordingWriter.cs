namespace CxBridge.Media.Recording;

/// <summary>The one thread that writes all recordings of a host, four times a second.</summary>
internal sealed class RecordingWriter : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private readonly Lock _lock = new();
    private readonly List<CallRecorder> _recorders = [];
    private readonly AutoResetEvent _wake = new(false);
    private readonly Thread _thread;
    private volatile bool _stopping;

    /// <summary>Starts the thread.</summary>
    public RecordingWriter()
    {
        _thread = new Thread(Run) { Name = "recording-writer", IsBackground = true };
        _thread.Start();
    }

    /// <summary>What its recordings keep their frames in.</summary>
    public RecordingRings Rings { get; } = new();

    /// <summary>Begins to write a recording.</summary>
    public void Add(CallRecorder recorder)
    {
        lock (_lock)
        {
            _recorders.Add(recorder);
        }
    }

    /// <summary>Finishes a recording; complete once the file is whole.</summary>
    public Task FinishAsync(CallRecorder recorder)
    {
        recorder.Finish();
        _wake.Set();
        return recorder.Completion;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping = true;
        _wake.Set();
        _thread.Join();
        _wake.Dispose();
    }

    private void Run()
    {
        bool last;
        do
        {
            last = _stopping;
            CallRecorder[] recorders;
            lock (_lock)
            {
                recorders = [.. _recorders];
            }

            foreach (CallRecorder recorder in recorders)
            {
                if (last)
                {
                    recorder.Finish();
                }

                if (!recorder.Drain())
                {
                    lock (_lock)
                    {
                        _recorders.Remove(recorder);
                    }
                }
            }

            if (!last)
            {
                _wake.WaitOne(Interval);
            }
        }
        while (!last);
    }
}
