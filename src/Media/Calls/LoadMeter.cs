namespace CxBridge.Media.Calls;

/// <summary>Moving average of this process's use of the processors, 0 to 1. One caller at a time.</summary>
internal sealed class LoadMeter(TimeProvider time)
{
    private const double Weight = 0.3;
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(500);
    private long _at = time.GetTimestamp();
    private TimeSpan _used = Used();
    private double _load;

    /// <summary>The average, with what was used since the last look.</summary>
    public double Read()
    {
        TimeSpan passed = time.GetElapsedTime(_at);
        if (passed >= Shortest)
        {
            TimeSpan used = Used();
            double now = (used - _used) / passed / Environment.ProcessorCount;
            _load += Weight * (Math.Clamp(now, 0, 1) - _load);
            _used = used;
            _at = time.GetTimestamp();
        }

        return _load;
    }

    private static TimeSpan Used() => OperatingSystem.IsLinux() || OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()
        ? Environment.CpuUsage.TotalTime
        : TimeSpan.Zero;
}
