namespace CxBridge.Domain.Dialling.FairShare;

/// <summary>
/// Divides free slots among campaigns. Pure.
/// <code>
/// 1 starving    who has had nothing for 10 s gets one slot, the longest wait first: with fewer slots than campaigns everybody has a turn
/// 2 guaranteed  up to its guarantee, each slot to the lowest level: slots divided by weight
/// 3 weight      every further slot to the lowest level, as water finds it; who wants no more leaves the rest to the others
/// </code>
/// No slot stays free while somebody wants it, and nobody gets more than it wants. More weight never means fewer slots.
/// </summary>
public static class WaterFill
{
    /// <summary>Wanting for so long without a slot is starving.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Slots for each demand, in their order.</summary>
    /// <param name="free">Slots that are free.</param>
    /// <param name="demands">Who wants how many.</param>
    public static int[] Divide(int free, IReadOnlyList<ShareDemand> demands)
    {
        int[] given = new int[demands.Count];

        // 1
        foreach (int starving in Enumerable.Range(0, demands.Count)
            .Where(i => demands[i] is { Wanted: > 0, Held: 0 } && demands[i].HasWaited >= Patience)
            .OrderByDescending(i => demands[i].HasWaited))
        {
            if (free > 0)
            {
                given[starving] = 1;
                free--;
            }
        }

        // 2, 3
        free = Pour(free, demands, given, i => Math.Min(demands[i].Wanted, demands[i].Guaranteed - demands[i].Held));
        Pour(free, demands, given, i => demands[i].Wanted);
        return given;
    }

    private static int Pour(int free, IReadOnlyList<ShareDemand> demands, int[] given, Func<int, int> most)
    {
        var levels = new PriorityQueue<int, (double Level, TimeSpan Wait, int Order)>(demands.Count);
        for (int i = 0; i < demands.Count; i++)
        {
            Offer(i);
        }

        while (free > 0 && levels.TryDequeue(out int lowest, out _))
        {
            given[lowest]++;
            free--;
            Offer(lowest);
        }

        return free;

        void Offer(int i)
        {
            if (given[i] < most(i))
            {
                double level = (demands[i].Held + given[i] + 1.0) / Math.Max(1, demands[i].Weight);
                levels.Enqueue(i, (level, -demands[i].HasWaited, i));
            }
        }
    }
}
