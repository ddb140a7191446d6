namespace CxBridge.Domain.Dialling.History;

/// <summary>How many calls have which age now: counts in equal bins, so that a decision costs the same for 10 calls as for 10,000.</summary>
public sealed class AgeProfile
{
    private readonly double _width;
    private readonly int[] _counts;
    private int _used;

    /// <summary>An empty profile.</summary>
    /// <param name="width">Seconds of one bin.</param>
    /// <param name="bins">Number of bins; older calls count as the last.</param>
    public AgeProfile(double width, int bins)
    {
        _width = width;
        _counts = new int[bins];
    }

    /// <summary>Calls in all.</summary>
    public int Total { get; private set; }

    /// <summary>Counts by bin, up to the oldest call.</summary>
    public ReadOnlySpan<int> Counts => _counts.AsSpan(0, _used);

    /// <summary>Adds a call.</summary>
    public void Add(double ageSeconds)
    {
        int bin = Math.Clamp((int)(ageSeconds / _width), 0, _counts.Length - 1);
        _counts[bin]++;
        _used = Math.Max(_used, bin + 1);
        Total++;
    }

    /// <summary>Forgets all calls.</summary>
    public void Clear()
    {
        Array.Clear(_counts, 0, _used);
        _used = 0;
        Total = 0;
    }
}
