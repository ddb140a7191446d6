namespace CxBridge.Media.Battery;

/// <summary>Which sample of the recording belongs to which of the reference. Between two segments both delays are possible, and the caller tries them.</summary>
internal sealed class DelayMap
{
    private const double Reliable = 0.5;
    private const int FewestPoints = 4;

    private DelayMap(IReadOnlyList<DelaySegment> segments) => Segments = segments;

    /// <summary>In their order.</summary>
    public IReadOnlyList<DelaySegment> Segments { get; }

    /// <summary>Divides a track where the delay jumps; null when too little of it is reliable.</summary>
    public static DelayMap? From(IEnumerable<TrackPoint> track)
    {
        var parts = new List<List<TrackPoint>>();
        foreach (TrackPoint point in track.Where(point => point.Likeness >= Reliable))
        {
            if (parts.Count == 0 || !Continues(parts[^1], point))
            {
                parts.Add([]);
            }

            parts[^1].Add(point);
        }

        // A jump there and back within 80 ms is a voice taken for itself a pitch period later.
        var segments = new List<List<TrackPoint>>();
        foreach (List<TrackPoint> part in parts.Where(part => part.Count >= FewestPoints))
        {
            if (segments.Count > 0 && Continues(segments[^1], part[0]))
            {
                segments[^1].AddRange(part);
            }
            else
            {
                segments.Add(part);
            }
        }

        return segments.Count == 0 ? null : new DelayMap([.. segments.Select(part => new DelaySegment(part))]);
    }

    /// <summary>The delay at a sample of the reference: that of its segment, or those before and after it.</summary>
    public (double Before, double After) AtReference(int sample) => At(sample, shift: _ => 0);

    /// <summary>The same at a sample of the recording.</summary>
    public (double Before, double After) AtRecording(int sample) => At(sample, shift: delay => delay);

    private (double Before, double After) At(int sample, Func<double, double> shift)
    {
        // The first segment that ends after the sample.
        int low = 0;
        int high = Segments.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            DelaySegment candidate = Segments[middle];
            (low, high) = candidate.To + shift(candidate.Last) <= sample ? (middle + 1, high) : (low, middle);
        }

        if (low == Segments.Count)
        {
            return (Segments[^1].Last, Segments[^1].Last);
        }

        DelaySegment segment = Segments[low];
        if (sample < segment.From + shift(segment.First))
        {
            return low == 0 ? (segment.First, segment.First) : (Segments[low - 1].Last, segment.First);
        }

        double delay = segment.At(sample - (int)shift(segment.First));
        return (delay, delay);
    }

    private static bool Continues(List<TrackPoint> part, in TrackPoint point) => Math.Abs(part[^1].Delay - point.Delay) <= DelayTracker.Same;
}
