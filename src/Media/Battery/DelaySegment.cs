namespace CxBridge.Media.Battery;

/// <summary>A part of the reference that came through with one delay, which clocks that run apart may change little by little.</summary>
/// <param name="Points">Its frames, of which there are two at least.</param>
internal sealed record DelaySegment(IReadOnlyList<TrackPoint> Points)
{
    private const int Edge = 5;
    private const double Sharp = 0.95;

    /// <summary>First sample in the reference.</summary>
    public int From => Points[0].Start;

    /// <summary>First sample after it.</summary>
    public int To => Points[^1].Start + AudioFrame.Samples;

    /// <summary>
    /// The frames that say where they are to a part of a sample. Those next to a step are a mixture, whose place is some samples off: one such end of a
    /// segment of minutes would bend all of it.
    /// </summary>
    public IReadOnlyList<TrackPoint> Exact { get; } = ExactOf(Points);

    /// <summary>Delay where it begins.</summary>
    public double First { get; } = ExactOf(Points).Take(Edge).Average(point => point.Delay);

    /// <summary>Delay where it ends.</summary>
    public double Last { get; } = ExactOf(Points).TakeLast(Edge).Average(point => point.Delay);

    /// <summary>Delay at a sample of the reference.</summary>
    public double At(int sample) => First + ((Last - First) * Math.Clamp((double)(sample - From) / Math.Max(1, To - From), 0, 1));

    private static IReadOnlyList<TrackPoint> ExactOf(IReadOnlyList<TrackPoint> points)
    {
        TrackPoint[] sharp = [.. points.Where(point => point.Likeness >= Sharp)];
        return sharp.Length >= Edge ? sharp : points;
    }
}
