using CxBridge.Domain.Dialling.FairShare;
using FsCheck;
using FsCheck.Fluent;

namespace CxBridge.Tests.Unit.Domain.Dialling.FairShare;

public sealed class WaterFillTests
{
    private static readonly Gen<ShareDemand> AnyDemand =
        from wanted in Gen.Choose(0, 60)
        from held in Gen.Choose(0, 40)
        from weight in Gen.Choose(1, 20)
        from guaranteed in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(0, 30)))
        from waited in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(0, 60)))
        select new ShareDemand(wanted, held, weight, guaranteed, TimeSpan.FromSeconds(held == 0 ? waited : 0));

    private static readonly Gen<(int Free, ShareDemand[] Demands)> AnyPool = Gen.Zip(Gen.Choose(0, 120), Gen.ArrayOf(AnyDemand));

    private static ShareDemand Wants(int wanted, int weight = 1, int held = 0, int guaranteed = 0, double waited = 0) =>
        new(wanted, held, weight, guaranteed, TimeSpan.FromSeconds(waited));

    [Fact]
    public void NobodyGetsMoreThanTheyWant_AndTheWholeIsNeverMoreThanIsFree() => ForAll(AnyPool, pool =>
    {
        int[] given = WaterFill.Divide(pool.Free, pool.Demands);
        return given.Sum() <= pool.Free && given.Zip(pool.Demands).All(p => p.First >= 0 && p.First <= p.Second.Wanted);
    });

    [Fact]
    public void NoSlotStaysFree_WhileSomebodyWantsIt() => ForAll(AnyPool, pool =>
        WaterFill.Divide(pool.Free, pool.Demands).Sum() == Math.Min(pool.Free, pool.Demands.Sum(d => d.Wanted)));

    [Fact]
    public void MoreWeight_NeverMeansFewerSlots() => ForAll(Gen.Zip(AnyPool, Gen.Choose(1, 10)), run =>
    {
        ((int free, ShareDemand[] demands), int more) = run;
        int[] before = WaterFill.Divide(free, demands);
        return Enumerable.Range(0, demands.Length).All(i =>
        {
            ShareDemand[] heavier = [.. demands];
            heavier[i] = demands[i] with { Weight = demands[i].Weight + more };
            return WaterFill.Divide(free, heavier)[i] >= before[i];
        });
    });

    [Fact]
    public void MoreFreeSlots_NeverMeanFewerForAnybody() => ForAll(AnyPool, pool =>
        WaterFill.Divide(pool.Free, pool.Demands).Zip(WaterFill.Divide(pool.Free + 1, pool.Demands)).All(p => p.Second >= p.First));

    [Fact]
    public void Guarantees_AreKept_WhenThereIsEnoughForAllOfThem() => ForAll(AnyPool, pool =>
    {
        ShareDemand[] demands = [.. pool.Demands.Select(d => d with { HasWaited = TimeSpan.Zero })];
        int[] due = [.. demands.Select(d => Math.Clamp(d.Guaranteed - d.Held, 0, d.Wanted))];
        return pool.Free < due.Sum() || WaterFill.Divide(pool.Free, demands).Zip(due).All(p => p.First >= p.Second);
    });

    [Fact]
    public void Slots_GoByWeight() => Assert.Equal([10, 20, 30], WaterFill.Divide(60, [Wants(100, 1), Wants(100, 2), Wants(100, 3)]));

    [Fact]
    public void WhatOneDoesNotWant_IsTheOthers() => Assert.Equal([5, 55], WaterFill.Divide(60, [Wants(5, 10), Wants(100)]));

    [Fact]
    public void HeldSlots_CountAsOnesShare() => Assert.Equal([0, 10], WaterFill.Divide(10, [Wants(50, held: 30), Wants(50, held: 5)]));

    [Fact]
    public void WithOneSlotForMany_WhoHasWaitedLongestGoesFirst() =>
        Assert.Equal([0, 1, 0], WaterFill.Divide(1, [Wants(5, weight: 100), Wants(5, waited: 30), Wants(5, waited: 12)]));

    private static void ForAll<T>(Gen<T> gen, Func<T, bool> property) => Prop.ForAll(gen.ToArbitrary(), property).QuickCheckThrowOnFailure();
}
