namespace CxBridge.Media.Battery;

/// <summary>
/// How fast two clocks run apart: the slope of the delay, one for the whole recording, with a height for each piece between two steps. A jitter buffer may
/// make every pause longer by a sample or two, which over minutes looks like a clock.
/// <code>
/// 1 talkspurts   each with its own height: right within some millionths, whatever happened between them
/// 2 join         those between which the delay did what that slope says; the rest is a step
/// 3 fit          again, over the longer pieces
/// </code>
/// </summary>
internal static class ClockDrift
{
    private const double LargestError = 10;
    private const int Pause = 1200;

    // A buffer takes whole samples, and what is not one is no step.
    private const double Step = 0.6;

    /// <summary>Parts per million by which the recording runs slower; null when that cannot be told within 10 ppm.</summary>
    public static double? Of(DelayMap map)
    {
        var pieces = new List<List<TrackPoint>>();
        foreach (DelaySegment segment in map.Segments)
        {
            List<List<TrackPoint>> spurts = [.. Spurts(segment)]; // 1
            pieces.AddRange(Fit(spurts) is { } rough ? Joined(spurts, rough) : [[.. segment.Exact]]); // 2
        }

        return Fit(pieces) * 1e6; // 3
    }

    private static double? Fit(List<List<TrackPoint>> pieces)
    {
        double square = 0;
        double cross = 0;
        double delays = 0;
        int free = -1;
        foreach (List<TrackPoint> piece in pieces)
        {
            (double time, double delay) = Centre(piece);
            foreach (TrackPoint point in piece)
            {
                square += (point.Start - time) * (point.Start - time);
                cross += (point.Start - time) * (point.Delay - delay);
                delays += (point.Delay - delay) * (point.Delay - delay);
            }

            free += piece.Count - 1;
        }

        if (free < 1 || square < 1)
        {
            return null;
        }

        double slope = cross / square;
        double error = Math.Sqrt(Math.Max(0, delays - (slope * cross)) / free / square);
        return error * 1e6 > LargestError ? null : slope;
    }

    private static IEnumerable<List<TrackPoint>> Spurts(DelaySegment segment)
    {
        var spurt = new List<TrackPoint>();
        foreach (TrackPoint point in segment.Exact)
        {
            if (spurt.Count > 0 && point.Start - spurt[^1].Start > Pause)
            {
                yield return spurt;
                spurt = [];
            }

            spurt.Add(point);
        }

        yield return spurt;
    }

    private static IEnumerable<List<TrackPoint>> Joined(List<List<TrackPoint>> spurts, double slope)
    {
        List<TrackPoint> piece = [.. spurts[0]];
        for (int i = 1; i < spurts.Count; i++)
        {
            (double before, double from) = Centre(spurts[i - 1]);
            (double after, double to) = Centre(spurts[i]);
            if (Math.Abs(to - from - (slope * (after - before))) > Step)
            {
                yield return piece;
                piece = [];
            }

            piece.AddRange(spurts[i]);
        }

        yield return piece;
    }

    private static (double Time, double Delay) Centre(List<TrackPoint> piece) => (piece.Average(point => (double)point.Start), piece.Average(point => point.Delay));
}
