namespace CxBridge.Media.Battery;

/// <summary>
/// Finds clicks: a step from one sample to the next that is twice as large as any other within 20 ms, and larger than any that the reference has
/// thereabouts. Consonants and glottal pulses stand out as well, but in the reference too.
/// </summary>
internal sealed class ClickFinder(BatterySound reference, BatterySound recording, DelayMap map, double gain)
{
    private const int Least = 400;
    private const double Outstanding = 2;
    private const double Louder = 1.6;
    private const int Around = 160;
    private const int Itself = 8;
    private const int OneClick = 80;
    private const int Edge = 16;
    private readonly double _gain = Math.Pow(10, gain / 20);

    /// <summary>Samples of the recording.</summary>
    /// <param name="gaps">Holes, the edges of which are no clicks of their own.</param>
    public List<int> Find(IReadOnlyList<(int From, int Length)> gaps)
    {
        var clicks = new List<int>();
        for (int at = 1; at < recording.Length; at++)
        {
            int step = StepAt(recording.Samples, at);
            if (step >= Least && (clicks.Count == 0 || at - clicks[^1] >= OneClick) && StandsOut(at, step) && !InReference(at, step)
                && !gaps.Any(gap => Math.Abs(at - gap.From) <= Edge || Math.Abs(at - gap.From - gap.Length) <= Edge))
            {
                clicks.Add(at);
            }
        }

        return clicks;
    }

    private static int StepAt(short[] samples, int at) => Math.Abs(samples[at] - samples[at - 1]);

    private static int LargestStep(short[] samples, int from, int to)
    {
        int largest = 0;
        for (int i = Math.Max(1, from); i < Math.Min(samples.Length, to); i++)
        {
            largest = Math.Max(largest, StepAt(samples, i));
        }

        return largest;
    }

    private bool StandsOut(int at, int step) =>
        step > Outstanding * Math.Max(LargestStep(recording.Samples, at - Around, at - Itself), LargestStep(recording.Samples, at + Itself + 1, at + Around));

    private bool InReference(int at, int step)
    {
        (double before, double after) = map.AtRecording(at);
        int largest = Math.Max(
            LargestStep(reference.Samples, at - (int)before - Around, at - (int)before + Around),
            LargestStep(reference.Samples, at - (int)after - Around, at - (int)after + Around));
        return step <= Louder * _gain * largest;
    }
}
