using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Carriers;
using CxBridge.Domain.Dialling.Explain;
using CxBridge.Domain.Ids;
using CxBridge.Grains.Interfaces.Dialling;
using CxBridge.Tests.Unit.Grains.Fixture;

namespace CxBridge.Tests.Unit.Grains.Dialling;

public sealed class DialPartitionGrainTests : IAsyncLifetime
{
    private ControlPlane _plane = null!;

    public async Task InitializeAsync() => _plane = await ControlPlane.StartAsync();

    public async Task DisposeAsync() => await _plane.DisposeAsync();

    private Task UntilHeldAsync(Campaign campaign, HoldCode first) =>
        _plane.UntilAsync(async () => (await _plane.Partition(campaign).Explain()).Holds is [var hold, ..] && hold.Code == first);

    [Fact]
    public async Task ARunningCampaign_DialsOneLineForEachFreeSeat_AndSaysWhyNotMore()
    {
        Campaign campaign = _plane.Campaign(10, s => s with { ConcurrencyLimit = 3 });
        await _plane.Partition(campaign).Wake();

        await _plane.UntilAsync(() => _plane.Rows.Open.Count == 3);
        await _plane.TicksAsync(3);

        Assert.Equal(3, _plane.Rows.Calls.Count);
        await UntilHeldAsync(campaign, HoldCode.SeatsTaken);
    }

    [Fact]
    public async Task WhatNoSlotTakes_GoesBackToTheQueue()
    {
        Campaign campaign = _plane.Campaign(2);
        _plane.Media.Refuses = true;
        await _plane.Partition(campaign).Wake();

        await _plane.UntilAsync(() => _plane.Rows.GivenBack >= 2);
        _plane.Media.Refuses = false;

        await _plane.UntilAsync(() => _plane.Rows.Open.Count == 2);
    }

    [Fact]
    public async Task WhatCouldNotBeGivenBack_WhileTheStoreWasAway_IsGivenBackByALaterTick_AndCounted()
    {
        Campaign campaign = _plane.Campaign(2);
        _plane.Media.Refuses = true;
        _plane.Rows.NothingGoesBack = new IOException("the store is away");
        await _plane.Partition(campaign).Wake();
        await _plane.UntilAsync(() => _plane.Rows.Reserved == 2);
        await _plane.TicksAsync(2);
        await UntilHeldAsync(campaign, HoldCode.TickFailed);

        _plane.Media.Refuses = false;
        _plane.Rows.NothingGoesBack = null;

        await _plane.UntilAsync(() => _plane.Rows.Open.Count == 2);
        Assert.Equal(2, _plane.Counted["cxbridge.dialling.reaped"]);
    }

    [Fact]
    public async Task AStoreThatIsAway_IsAHold_AndNoReasonToBeUnwell()
    {
        Campaign campaign = _plane.Campaign(2, s => s with { ConcurrencyLimit = 1 });
        await _plane.Partition(campaign).Wake();
        await _plane.UntilAsync(() => _plane.Rows.Open.Count == 1);

        _plane.Rows.Away = new IOException("the store is away");
        await _plane.TicksAsync(8);

        await UntilHeldAsync(campaign, HoldCode.TickFailed);
        Assert.Empty(_plane.Pulse.Stale());
        _plane.Rows.Away = null;
    }

    [Fact]
    public async Task ATickThatIsStuck_IsLate_ShownAndMakesTheProcessUnwell_UntilItGoesOn()
    {
        Campaign campaign = _plane.Campaign(1);
        await _plane.Partition(campaign).Wake();
        await _plane.TicksAsync(2);
        Assert.Empty(_plane.Pulse.Stale());

        TaskCompletionSource stuck = _plane.Rows.Stuck = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _plane.UntilAsync(() => _plane.Pulse.Stale().Count == 1);
        Assert.Equal(campaign.Id, _plane.Pulse.Stale()[0].Partition.Campaign);
        await UntilHeldAsync(campaign, HoldCode.DiallerSilent);

        _plane.Rows.Stuck = null;
        stuck.SetResult();
        await _plane.UntilAsync(() => _plane.Pulse.Stale().Count == 0);

        Assert.Contains(_plane.Lateness, late => late > 6);
        Assert.True((await _plane.Partition(campaign).Explain()).WorstLateness > TimeSpan.FromSeconds(6));
    }

    [Fact]
    public async Task ACampaignThatIsPaused_StopsTicking_GivesItsLeaseUp_AndIsNotTakenForStuck()
    {
        Campaign campaign = _plane.Campaign(5, s => s with { ConcurrencyLimit = 1 });
        await _plane.Partition(campaign).Wake();
        await _plane.UntilAsync(() => _plane.Rows.Open.Count == 1);

        _plane.Rows.Put(campaign with { State = CampaignState.Paused });
        await _plane.TicksAsync(1);
        await _plane.ForAsync(TimeSpan.FromSeconds(30));

        Assert.Empty(_plane.Pulse.Stale());
        Assert.Single(_plane.Rows.Open);
        PartitionLease? lease = await _plane.Rows.LeaseAsync(new PartitionId(campaign.Id, 0), "somebody else", TimeSpan.FromSeconds(10), CancellationToken.None);
        Assert.NotNull(lease);
    }

    [Fact]
    public async Task WhileAnotherOwnerHoldsTheLease_ItSaysSo_AndTakesOverAtItsEnd()
    {
        Campaign campaign = _plane.Campaign(1);
        await _plane.Rows.LeaseAsync(new PartitionId(campaign.Id, 0), "an owner that died", TimeSpan.FromSeconds(15), CancellationToken.None);
        await _plane.Partition(campaign).Wake();

        await UntilHeldAsync(campaign, HoldCode.LeaseElsewhere);
        Assert.Empty(_plane.Rows.Calls);

        await _plane.UntilAsync(() => _plane.Rows.Open.Count == 1);
    }

    [Fact]
    public async Task ACallThatRingsLongerThanAnyHostLetsOneRing_IsClosedAsUnknown_AndCounted()
    {
        Campaign campaign = _plane.Campaign(1);
        await _plane.Partition(campaign).Wake();
        await _plane.UntilAsync(() => _plane.Rows.Open.Count == 1);
        TimeSpan began = _plane.Time.Elapsed;

        await _plane.UntilAsync(() => _plane.Reaper.Reaped.Count == 1);

        Assert.True(_plane.Time.Elapsed - began > campaign.Settings.RingTimeout + TimeSpan.FromMinutes(1));
        Assert.Equal(AttemptOutcome.Unknown, Assert.Single(_plane.Rows.Calls).Outcome);
        await _plane.UntilAsync(() => _plane.Counted.GetValueOrDefault("cxbridge.dialling.reaped") == 1);
    }

    [Fact]
    public async Task ACallWhoseEndNobodyTold_CountsAllTheSame_AndOnce()
    {
        Campaign campaign = _plane.Campaign(1);
        await _plane.Partition(campaign).Wake();
        await _plane.UntilAsync(() => _plane.Rows.Open.Count == 1);
        CallSummary call = _plane.Rows.Open[0];
        _plane.Rows.Answer(call.Attempt);
        await _plane.TicksAsync(2);

        _plane.Rows.End(call.Attempt, AttemptOutcome.Completed);
        await _plane.TicksAsync(3);
        await _plane.Partition(campaign).AttemptClosed(new AttemptClosedHint(call.Attempt.Value, AttemptOutcome.Completed));
        await _plane.TicksAsync(2);

        RecentCalls recent = (await _plane.Partition(campaign).Explain()).Recent;
        Assert.Equal((1, 1, 1), (recent.Resolved, recent.Answered, recent.Talks));
    }

    [Fact]
    public async Task AfterARestart_EachCallCountsOnce_HoweverManyPartitionsThereAre()
    {
        Campaign campaign = _plane.Campaign(3) with { Partitions = 2 };
        _plane.Rows.AddContacts(campaign.Id, 2, partition: 1);
        foreach (int partition in new[] { 0, 1 })
        {
            foreach (Claim claim in await _plane.Rows.ClaimAsync(new PartitionId(campaign.Id, partition), 1, 10, CancellationToken.None))
            {
                _plane.Rows.Gate(claim.Attempt, _plane.Media.Host, 0);
                _plane.Rows.End(claim.Attempt, AttemptOutcome.NoAnswer);
            }
        }

        _plane.Rows.AddContacts(campaign.Id, 1);
        _plane.Rows.Put(campaign);
        await _plane.Grain(campaign).Wake();
        await _plane.UntilAsync(async () => (await _plane.Grain(campaign).Explain()).Recent.Resolved >= 5);
        await _plane.TicksAsync(4);

        Assert.Equal(5, (await _plane.Grain(campaign).Explain()).Recent.Resolved);
    }

    [Fact]
    public async Task APausedCarrier_InTheMiddleOfRinging_IsAHold_AndTheRingingCallsGoOn()
    {
        Campaign campaign = _plane.Campaign(5, s => s with { ConcurrencyLimit = 2 });
        await _plane.Partition(campaign).Wake();
        await _plane.UntilAsync(() => _plane.Rows.Open.Count == 2);

        _plane.Carriers.Carrier = _plane.Carriers.Carrier! with { State = CarrierState.Paused };
        _plane.Rows.End(_plane.Rows.Open[0].Attempt, AttemptOutcome.Busy);
        await UntilHeldAsync(campaign, HoldCode.CarrierPaused);
        await _plane.TicksAsync(2);
        Assert.Single(_plane.Rows.Open);
        Assert.Equal(2, _plane.Rows.Calls.Count);

        _plane.Carriers.Carrier = _plane.Carriers.Carrier! with { State = CarrierState.Active };
        await _plane.UntilAsync(() => _plane.Rows.Open.Count == 2);
    }

    [Fact]
    public async Task ACallThatFoundNoPermit_IsDialledAgain_AndExplained()
    {
        Campaign campaign = _plane.Campaign(1);
        await _plane.Partition(campaign).Wake();
        await _plane.UntilAsync(() => _plane.Rows.Open.Count == 1);
        AttemptId first = _plane.Rows.Open[0].Attempt;

        await _plane.Rows.WithdrawAsync(first, CancellationToken.None);
        await _plane.Partition(campaign).AttemptClosed(new AttemptClosedHint(first.Value, AttemptOutcome.Cancelled));
        await _plane.UntilAsync(() => _plane.Rows.Open.Count == 1);

        Assert.NotEqual(first, Assert.Single(_plane.Rows.Calls).Attempt);
        await _plane.UntilAsync(async () => (await _plane.Partition(campaign).Explain()).Holds.Any(h => h.Code == HoldCode.Withdrawn));
        Assert.Equal(0, (await _plane.Partition(campaign).Explain()).Recent.Resolved);
        await _plane.ForAsync(TimeSpan.FromSeconds(15));
        Assert.DoesNotContain((await _plane.Partition(campaign).Explain()).Holds, h => h.Code == HoldCode.Withdrawn);
    }

    [Fact]
    public async Task ACarrierWithoutAnyCallsPerSecond_IsAHold_AndNotASilence()
    {
        Campaign campaign = _plane.Campaign(1, callsPerSecond: 0);
        await _plane.Partition(campaign).Wake();

        await _plane.TicksAsync(4);

        await UntilHeldAsync(campaign, HoldCode.CarrierCps);
        Assert.Empty(_plane.Rows.Calls);
    }
}
