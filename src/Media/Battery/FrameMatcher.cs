namespace CxBridge.Media.Battery;

/// <summary>
/// Looks for each 5 ms of the reference's speech at its place in the recording. What is not there is missing: silence or another sound came in its
/// place. Blocks, not frames, because packets on the way are cut anywhere.
/// <code>
/// 1 compare   10 ms around the block, at the delays that are possible there, give or take two samples
/// 2 run       three blocks or more in a row that are not alike are missing sound; 20 ms of it are a frame
/// 3 step      near a step of the delay, as much of that as the step left out is not missing twice
/// </code>
/// </summary>
internal sealed class FrameMatcher(BatterySound reference, BatterySound recording, DelayMap map, SpeechMask mask)
{
    private const int Block = SpeechMask.Block;
    private const int Side = 20;
    private const int Window = Block + (2 * Side);
    private const int Seam = 480;
    private const int Slack = 2;
    private const double Alike = 0.55;
    private const double Quiet = -60;
    private const int ShortestRun = 3;

    /// <summary>Blocks that were compared.</summary>
    public int Compared { get; private set; }

    /// <summary>Missing sound that silence replaced, frames.</summary>
    public int Silent { get; private set; }

    /// <summary>Missing sound that another sound replaced, frames.</summary>
    public int Replaced { get; private set; }

    /// <summary>Goes through the reference.</summary>
    /// <param name="cuts">Samples of the reference around which the delay stepped, with the blocks that it left out or said twice.</param>
    public void Run(IReadOnlyList<(int At, int Blocks)> cuts)
    {
        int[] budget = [.. cuts.Select(cut => cut.Blocks)];
        int from = -1;
        for (int at = 0; at + Block <= reference.Length; at += Block)
        {
            bool missing = false;
            if (mask.Heard(at) && IsWithin(at))
            {
                Compared++;
                missing = !IsThere(at);
            }

            if (missing)
            {
                from = from < 0 ? at : from;
            }
            else if (from >= 0)
            {
                Count(from, (at - from) / Block, cuts, budget);
                from = -1;
            }
        }

        if (from >= 0)
        {
            Count(from, (reference.Length - from) / Block, cuts, budget);
        }
    }

    /// <summary>Whether a piece of the reference is in the recording at a delay.</summary>
    public bool IsAt(int from, int count, double delay, double alike)
    {
        int place = from + (int)Math.Round(delay);
        for (int i = -Slack; i <= Slack; i++)
        {
            if (reference.Likeness(from, recording, place + i, count) >= alike || reference.LikenessBetween(from, recording, place + i, count) >= alike)
            {
                return true;
            }
        }

        return false;
    }

    // 2, 3
    private void Count(int from, int blocks, IReadOnlyList<(int At, int Blocks)> cuts, int[] budget)
    {
        for (int i = 0; i < cuts.Count; i++)
        {
            if (cuts[i].At >= from - Seam && cuts[i].At <= from + (blocks * Block) + Seam)
            {
                int told = Math.Min(budget[i], blocks);
                budget[i] -= told;
                blocks -= told;
            }
        }

        if (blocks < ShortestRun)
        {
            return;
        }

        int frames = Math.Max(1, (int)Math.Round((double)blocks * Block / AudioFrame.Samples));
        (double delay, _) = map.AtReference(from);
        if (recording.LevelOf(from + (int)delay + Side, (blocks * Block) - (2 * Side)) <= Quiet)
        {
            Silent += frames;
        }
        else
        {
            Replaced += frames;
        }
    }

    // 1
    private bool IsThere(int at) => Delays(at).Any(delay => IsAt(at - Side, Window, delay, Alike));

    private IEnumerable<double> Delays(int at)
    {
        (double before, double after) = map.AtReference(at);
        yield return before;
        if (after != before)
        {
            yield return after;
        }

        // Where exactly the delay steps is not known: its neighbours' are possible as well.
        double earlier = map.AtReference(at - Seam).Before;
        double later = map.AtReference(at + Seam).After;
        if (earlier != before)
        {
            yield return earlier;
        }

        if (later != after)
        {
            yield return later;
        }
    }

    private bool IsWithin(int at)
    {
        (double before, double after) = map.AtReference(at);
        return reference.Has(at - Side, Window) && recording.Has(at - Side + (int)Math.Min(before, after) - Slack, Window + (2 * Slack))
            && recording.Has(at - Side + (int)Math.Max(before, after) - Slack, Window + (2 * Slack));
    }
}
