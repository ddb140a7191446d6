namespace CxBridge.Bench.Media;

/// <summary>Collects the pauses of the garbage collector, one by one.</summary>
internal sealed class GcWatch
{
    private readonly List<double> _pauses = [];
    private long _last = GC.GetGCMemoryInfo(GCKind.Any).Index;

    /// <summary>Looks; often enough that no collection is missed.</summary>
    public void Look()
    {
        GCMemoryInfo info = GC.GetGCMemoryInfo(GCKind.Any);
        if (info.Index == _last)
        {
            return;
        }

        _last = info.Index;
        foreach (TimeSpan pause in info.PauseDurations)
        {
            if (pause > TimeSpan.Zero)
            {
                _pauses.Add(pause.TotalMilliseconds);
            }
        }
    }

    /// <summary>What was seen.</summary>
    public Pauses Pauses
    {
        get
        {
            _pauses.Sort();
            return _pauses.Count == 0 ? new Pauses(0, 0, 0) : new Pauses(Math.Round(_pauses[(int)(0.99 * (_pauses.Count - 1))], 3), Math.Round(_pauses[^1], 3), _pauses.Count);
        }
    }
}
