using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Dialling.Pacing;
using CxBridge.Grains.Interfaces.Dialling;
using CxBridge.Tests.Unit.Grains.Fixture;

namespace CxBridge.Tests.Unit.Grains.Campaigns;

public sealed class CampaignGrainTests : IAsyncLifetime
{
    private ControlPlane _plane = null!;

    public async Task InitializeAsync() => _plane = await ControlPlane.StartAsync();

    public async Task DisposeAsync() => await _plane.DisposeAsync();

    [Fact]
    public async Task ACampaignOnLines_WithFewerContactsLeftThanItsReserve_DialsThemAll_AndCompletes()
    {
        Campaign campaign = _plane.Campaign(3, s => s with { ConcurrencyLimit = 8, Pacing = new PacingSettings { Mode = PacingMode.Predictive, ReserveSeats = 4 } });
        await _plane.Grain(campaign).Wake();

        await _plane.UntilAsync(() => _plane.Rows.Open.Count == 3);
        Assert.All(_plane.Rows.Open, call => Assert.Null(call.Slot));
        foreach (CallSummary call in _plane.Rows.Open)
        {
            _plane.Rows.End(call.Attempt, AttemptOutcome.Busy);
        }

        await _plane.UntilAsync(async () => (await _plane.Rows.FindAsync(campaign.Id, CancellationToken.None))!.State == CampaignState.Completed);
        Assert.Equal(3, _plane.Rows.Calls.Count);
    }

    [Fact]
    public async Task TheLastFiveMinutes_AreThoseOfAllPartitions()
    {
        Campaign campaign = _plane.Campaign(2, partitions: 2);
        _plane.Rows.AddContacts(campaign.Id, 1, partition: 1);
        await _plane.Grain(campaign).Wake();
        await _plane.UntilAsync(() => _plane.Rows.Open.Count == 3);
        CallSummary[] calls = [.. _plane.Rows.Open];
        _plane.Rows.Answer(calls[0].Attempt);
        await _plane.TicksAsync(4);
        _plane.Rows.AddRetry(campaign.Id, _plane.Clock.GetUtcNow().AddDays(1));
        _plane.Rows.End(calls[0].Attempt, AttemptOutcome.Completed);
        _plane.Rows.End(calls[1].Attempt, AttemptOutcome.Busy);
        _plane.Rows.End(calls[2].Attempt, AttemptOutcome.NoAnswer);

        RecentCalls? recent = null;
        await _plane.UntilAsync(async () => (recent = await _plane.Grain(campaign).Recent()) is { Resolved: 3, Talks: 1 });
        Assert.Equal((1, 0), (recent!.Answered, recent.Abandoned));
    }

    [Fact]
    public async Task ACampaignThatIsNotDialled_HasNoLastFiveMinutes()
    {
        Campaign campaign = _plane.Campaign(1);
        _plane.Rows.Put(campaign with { State = CampaignState.Paused });

        Assert.Null(await _plane.Grain(campaign).Recent());
    }
}
