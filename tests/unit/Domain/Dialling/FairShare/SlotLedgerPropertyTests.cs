using CxBridge.Domain.Dialling.FairShare;
using FsCheck;
using FsCheck.Fluent;

namespace CxBridge.Tests.Unit.Domain.Dialling.FairShare;

/// <summary>Campaigns that ask, are given and let go in any order: what they hold and may count on is never more than the fleet has.</summary>
public sealed class SlotLedgerPropertyTests
{
    private const int Campaigns = 5;

    // A campaign's turn: seconds since the turn before, how many of its calls end, and how many it wants. The last two dial on lines.
    private static readonly Gen<Turn> AnyTurn =
        from who in Gen.Choose(0, Campaigns - 1)
        from after in Gen.Choose(0, 12)
        from ended in Gen.Choose(0, 8)
        from wanted in Gen.Choose(0, 30)
        select new Turn(who, after / 4.0, ended, wanted);

    private static readonly Gen<Pool> AnyPool =
        from slots in Gen.Choose(0, 40)
        from weights in Gen.ArrayOf(Gen.Choose(1, 20), Campaigns)
        from guarantees in Gen.ArrayOf(Gen.Choose(0, 15), Campaigns)
        select new Pool(slots, weights, guarantees);

    [Fact]
    public void TheFleet_IsNeverGivenAwayTwice() => Prop
        .ForAll(Gen.Zip(AnyPool, AnyTurn.ListOf()).ToArbitrary(), run => Play(run.Item1, run.Item2))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static bool Play(Pool pool, IEnumerable<Turn> turns)
    {
        var ledger = new SlotLedger<int>();
        int[] held = new int[Campaigns];
        (int Seats, TimeSpan At)[] counted = new (int Seats, TimeSpan At)[Campaigns];
        TimeSpan now = TimeSpan.Zero;
        foreach (Turn turn in turns)
        {
            now += TimeSpan.FromSeconds(turn.After);
            ShareUse use = turn.Who >= Campaigns - 2 ? ShareUse.CountOn : ShareUse.Reserve;

            // Who dials on lines has its answers by now, as many as it counted on; then some calls end.
            if (use == ShareUse.CountOn && now - counted[turn.Who].At < SlotLedger<int>.Memory)
            {
                held[turn.Who] += counted[turn.Who].Seats;
            }

            if (held.Sum() > pool.Slots)
            {
                return false;
            }

            held[turn.Who] -= Math.Min(held[turn.Who], turn.Ended);
            int free = pool.Slots - held.Sum();
            int share = ledger.Ask(now, turn.Who, free, turn.Wanted, held[turn.Who], pool.Weights[turn.Who], pool.Guarantees[turn.Who], use);
            if (share < 0 || share > turn.Wanted || share > free)
            {
                return false;
            }

            if (use == ShareUse.CountOn)
            {
                counted[turn.Who] = (share, now);
            }
            else
            {
                held[turn.Who] += share;
            }
        }

        return held.Sum() <= pool.Slots;
    }

    private sealed record Turn(int Who, double After, int Ended, int Wanted);

    private sealed record Pool(int Slots, int[] Weights, int[] Guarantees);
}
