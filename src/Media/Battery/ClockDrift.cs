namespace CxBridge.Media.Battery;

/// <summary>How fast two clocks run apart: the slope of the delay within the segments, all fitted with one slope and each with its own height.</summary>
internal static class ClockDrift
{
    private const double LargestError = 10;

    /// <summary>Parts per million by which the recording runs slower; null when that cannot be told within 10 ppm.</summary>
    public static double? Of(DelayMap map)
    {
        double square = 0;
        double cross = 0;
        double delays = 0;
        int free = -1;
        foreach (DelaySegment segment in map.Segments)
        {
            double time = segment.Exact.Average(point => (double)point.Start);
            double delay = segment.Exact.Average(point => point.Delay);
            foreach (TrackPoint point in segment.Exact)
            {
                square += (point.Start - time) * (point.Start - time);
                cross += (point.Start - time) * (point.Delay - delay);
                delays += (point.Delay - delay) * (point.Delay - delay);
            }

            free += segment.Exact.Count - 1;
        }

        if (free < 1 || square < 1)
        {
            return null;
        }

        double slope = cross / square;
        double error = Math.Sqrt(Math.Max(0, delays - (slope * cross)) / free / square);
        return error * 1e6 > LargestError ? null : slope * 1e6;
    }
}
