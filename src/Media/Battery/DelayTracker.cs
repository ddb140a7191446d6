namespace CxBridge.Media.Battery;

/// <summary>
/// Follows the delay of a recording along the reference's speech. One frame alone cannot tell, for a voice is like itself a pitch period later: so
/// several courses are kept, and the one that is best in the end counts (Viterbi's search over a beam).
/// <code>
/// 1 frame     20 ms of speech with 15 ms on both sides
/// 2 peaks     delays within 400 ms of the best course at which the recording is like it; not asked when that course fits almost exactly
/// 3 go on     every course at its own delay, and at each peak for the price of a jump
/// 4 keep      the best twelve
/// </code>
/// </summary>
internal sealed class DelayTracker(BatterySound reference, BatterySound recording)
{
    /// <summary>Delays of neighbouring frames that differ by less are one delay on clocks that run apart.</summary>
    public const double Same = 4;

    private const int Side = 120;
    private const int Window = AudioFrame.Samples + (2 * Side);
    private const int Reach = 3200;
    private const int Courses = 12;
    private const int Peaks = 6;
    private const int Drifting = 2;
    private const double LeastPeak = 0.5;
    private const double Fits = 0.985;
    private const double JumpPrice = 1.5;
    private const double DistancePrice = 0.0004;
    private const double SpeechRange = 15;
    private readonly double[] _row = new double[(2 * Reach) + 1];
    private readonly List<Course> _steps = [];

    /// <summary>Follows it.</summary>
    /// <param name="start">Delay found by <see cref="CoarseAlignment"/>.</param>
    /// <returns>Frames of speech whose place lies within the recording, in their order.</returns>
    public List<TrackPoint> Follow(int start)
    {
        List<int> beam = [];
        for (int at = 0; at + AudioFrame.Samples <= reference.Length; at += AudioFrame.Samples)
        {
            int around = beam.Count == 0 ? start : _steps[beam[0]].Delay;
            if (reference.LevelOf(at, AudioFrame.Samples) >= reference.Level - SpeechRange && recording.Has(at + around - Side, Window)
                && reference.Has(at - Side, Window)) // 1
            {
                beam = Continue(beam, at, around);
            }
        }

        var points = new List<TrackPoint>();
        for (int i = beam.Count == 0 ? -1 : beam[0]; i >= 0; i = _steps[i].Before)
        {
            points.Add(new TrackPoint(_steps[i].Start, Exactly(_steps[i]), _steps[i].Likeness));
        }

        points.Reverse();
        return points;
    }

    private List<int> Continue(List<int> beam, int at, int around)
    {
        var delays = new List<int>();
        foreach (int course in beam)
        {
            Offer(delays, Climb(at, _steps[course].Delay));
        }

        if (beam.Count == 0 || Likeness(at, delays[0]) < Fits)
        {
            foreach (int peak in Look(at, around)) // 2
            {
                Offer(delays, peak);
            }
        }

        int first = _steps.Count;
        foreach (int delay in delays) // 3
        {
            double likeness = Likeness(at, delay);
            int before = -1;
            double score = 0;
            foreach (int course in beam)
            {
                double total = _steps[course].Score - Price(_steps[course].Delay, delay);
                (before, score) = before < 0 || total > score ? (course, total) : (before, score);
            }

            _steps.Add(new Course(at, delay, likeness, score + Math.Max(0, likeness), before));
        }

        return [.. Enumerable.Range(first, _steps.Count - first).OrderByDescending(i => _steps[i].Score).Take(Courses)]; // 4
    }

    private IEnumerable<int> Look(int at, int around)
    {
        for (int i = 0; i < _row.Length; i++)
        {
            _row[i] = Likeness(at, around - Reach + i);
        }

        return Enumerable.Range(1, _row.Length - 2)
            .Where(i => _row[i] > LeastPeak && _row[i] >= _row[i - 1] && _row[i] > _row[i + 1])
            .OrderByDescending(i => _row[i]).Take(Peaks).Select(i => around - Reach + i);
    }

    // A course keeps its peak while the clocks run apart.
    private int Climb(int at, int delay) => Enumerable.Range(delay - Drifting, (2 * Drifting) + 1).MaxBy(d => Likeness(at, d) - (0.0001 * Math.Abs(d - delay)));

    private double Exactly(in Course course)
    {
        double left = Likeness(course.Start, course.Delay - 1);
        double right = Likeness(course.Start, course.Delay + 1);
        double bend = left - (2 * course.Likeness) + right;
        return bend >= 0 ? course.Delay : course.Delay + Math.Clamp(0.5 * (left - right) / bend, -0.5, 0.5);
    }

    private double Likeness(int at, int delay) => reference.Likeness(at - Side, recording, at - Side + delay, Window);

    private static double Price(int from, int to) => Math.Abs(from - to) <= Same ? 0 : JumpPrice + (DistancePrice * Math.Abs(from - to));

    private static void Offer(List<int> delays, int delay)
    {
        if (!delays.Exists(other => Math.Abs(other - delay) <= 1))
        {
            delays.Add(delay);
        }
    }

    private readonly record struct Course(int Start, int Delay, double Likeness, double Score, int Before);
}
