namespace CxBridge.Media.Pacing;

/// <summary>
/// Counts how late pacing threads wake, for somebody who cannot listen to each measurement: a worker counts, and its host puts the counts into the instruments
/// of the whole. Thread-safe, without a lock.
/// </summary>
internal sealed class PacingTally
{
    /// <summary>Upper limits of the counts, ms, each included in its own; what is later than the last has a count of its own.</summary>
    public static readonly IReadOnlyList<double> Limits = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

    private readonly long[] _late = new long[Limits.Count + 1];
    private long _skipped;

    /// <summary>A pacing thread woke.</summary>
    public void Add(double lateMilliseconds, int skipped)
    {
        int count = 0;
        while (count < Limits.Count && lateMilliseconds > Limits[count])
        {
            count++;
        }

        Interlocked.Increment(ref _late[count]);
        Interlocked.Add(ref _skipped, skipped);
    }

    /// <summary>What came since the last time; null when there was nothing.</summary>
    public PacingAccount? Take()
    {
        var late = new long[_late.Length];
        for (int i = 0; i < late.Length; i++)
        {
            late[i] = Interlocked.Exchange(ref _late[i], 0);
        }

        long skipped = Interlocked.Exchange(ref _skipped, 0);
        return late.Any(count => count > 0) || skipped > 0 ? new PacingAccount(late, skipped) : null;
    }
}
