namespace CxBridge.Media.Battery;

/// <summary>
/// Finds holes: runs of samples below -60 dBFS where the reference speaks loudly enough to be heard. Where the delay changes, it must speak by the
/// delay before and by the one after, or a pause that a jitter buffer made longer would count; and through most of the hole, for between two words it may
/// be as silent itself.
/// </summary>
internal sealed class GapFinder(BatterySound recording, DelayMap map, SpeechMask mask)
{
    private const double Silent = 33;
    private const int ShortestRun = 80;
    private const int Hole = 160;
    private const double MostOfIt = 0.75;

    /// <summary>Pieces of the recording, first sample and length.</summary>
    /// <param name="shortest">Shortest one, samples.</param>
    public List<(int From, int Length)> Find(int shortest)
    {
        var gaps = new List<(int From, int Length)>();
        for (int at = 0; at < recording.Length;)
        {
            int end = at;
            while (end < recording.Length && Math.Abs(recording.Samples[end] - recording.Constant) <= Silent)
            {
                end++;
            }

            if (end - at >= ShortestRun)
            {
                gaps.AddRange(Spoken(at, end).Where(gap => gap.Length >= shortest));
            }

            at = Math.Max(at + 1, end);
        }

        return gaps;
    }

    // The parts of a silent run in which there should be speech.
    private IEnumerable<(int From, int Length)> Spoken(int from, int to)
    {
        int start = -1;
        int last = from;
        int heard = 0;
        for (int at = from; at < to + Hole + SpeechMask.Block; at += SpeechMask.Block)
        {
            if (at < to && IsSpoken(at))
            {
                start = start < 0 ? at : start;
                last = Math.Min(to, at + SpeechMask.Block);
                heard += SpeechMask.Block;
            }
            else if (start >= 0 && at - last >= Hole)
            {
                if (heard >= MostOfIt * (last - start))
                {
                    yield return (start, last - start);
                }

                start = -1;
                heard = 0;
            }
        }
    }

    private bool IsSpoken(int at)
    {
        (double before, double after) = map.AtRecording(at);
        return mask.Heard(at - (int)before) && mask.Heard(at - (int)after);
    }
}
