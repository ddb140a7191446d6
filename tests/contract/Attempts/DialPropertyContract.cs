using CxBridge.Domain.Campaigns;
using CxBridge.Tests.Contract.Stores;
using FsCheck;
using FsCheck.Fluent;

namespace CxBridge.Tests.Contract.Attempts;

/// <summary>
/// Random histories of owners and hosts that claim, dial, give back, crash and take over, some steps at the same time. After every step:
/// at most one open attempt a contact, none lost, counters equal to a real count. For every gate: once, and never under a stale epoch.
/// </summary>
public abstract class DialPropertyContract(IStoreKind kind, int histories) : StoreContract(kind)
{
    private const int LongestHistory = 40;

    // A step is an action of one of three owners, and what it is done to.
    private static readonly Gen<DialStep> Step =
        from action in Gen.Frequency(
            (6, Gen.Constant(DialAction.Claim)),
            (6, Gen.Constant(DialAction.Gate)),
            (4, Gen.Constant(DialAction.Lease)),
            (4, Gen.Constant(DialAction.Close)),
            (2, Gen.Constant(DialAction.GiveBack)),
            (2, Gen.Constant(DialAction.Withdraw)),
            (2, Gen.Constant(DialAction.LeaseEnds)),
            (2, Gen.Constant(DialAction.OwnerCrashes)),
            (1, Gen.Constant(DialAction.ReleaseLease)),
            (1, Gen.Constant(DialAction.HostCrashes)),
            (1, Gen.Constant(DialAction.PauseAndResume)))
        from owner in Gen.Choose(0, 2)
        from pick in Gen.Choose(0, 1_000)
        from together in Gen.Frequency((3, Gen.Constant(Order.AfterTheLast)), (2, Gen.Constant(Order.WithTheLast)))
        select new DialStep(action, owner, pick, together);

    [Fact]
    public void Dial_InAnyHistory_IsNeverTwiceAndNeverLost() => Prop
        .ForAll(Step.ListOf().Resize(LongestHistory).ToArbitrary(), steps => PlayAsync(steps).GetAwaiter().GetResult())
        .Check(Config.QuickThrowOnFailure.WithMaxTest(histories));

    private async Task PlayAsync(IReadOnlyList<DialStep> steps)
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 6, partitions: 2);
        var world = new DialWorld(Store, campaign);
        var together = new List<DialStep>();
        foreach (DialStep step in steps)
        {
            if (step.Order == Order.AfterTheLast)
            {
                await RunAsync(world, together);
            }

            together.Add(step);
        }

        await RunAsync(world, together);
        await world.EndAsync();
    }

    private static async Task RunAsync(DialWorld world, List<DialStep> together)
    {
        await world.RunAsync(together);
        together.Clear();
        await world.CheckAsync();
    }
}
