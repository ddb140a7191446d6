using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Dialling.Explain;
using CxBridge.Grains.Interfaces.Dialling;
using CxBridge.Tests.Unit.Grains.Fixture;

namespace CxBridge.Tests.Unit.Grains.Dialling;

/// <summary>The time of day is set while a campaign is dialled: by an hour or a day, forwards or back.</summary>
public sealed class ClockJumpTests : IAsyncLifetime
{
    private ControlPlane _plane = null!;

    public async Task InitializeAsync() => _plane = await ControlPlane.StartAsync();

    public async Task DisposeAsync() => await _plane.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(24)]
    [InlineData(-24)]
    public async Task DiallingGoesOn_NoFasterThanBefore_AndNoLiveCallIsLost(int hours)
    {
        Campaign campaign = _plane.Campaign(20, s => s with { ConcurrencyLimit = 2 });
        await _plane.Partition(campaign).Wake();
        await _plane.UntilAsync(() => _plane.Rows.Open.Count == 2);
        await _plane.TicksAsync(2);

        _plane.Clock.Jump(TimeSpan.FromHours(hours));
        await _plane.TicksAsync(3);

        Assert.Equal(2, _plane.Rows.Calls.Count);
        Assert.Equal(2, (await _plane.Partition(campaign).Explain()).Ringing);
        Assert.Empty(_plane.Reaper.Reaped);
        Assert.Empty(_plane.Pulse.Stale());
        Assert.Equal(1, _plane.Counted["cxbridge.dialling.clock.set"]);

        foreach (CallSummary call in _plane.Rows.Open)
        {
            _plane.Rows.End(call.Attempt, AttemptOutcome.Busy);
        }

        await _plane.UntilAsync(() => _plane.Rows.Open.Count == 2);
        Assert.Equal(4, _plane.Rows.Calls.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task TheFiguresOfFiveMinutes_KeepTheCallsTrueLength(int hours)
    {
        Campaign campaign = _plane.Campaign(1);
        await _plane.Partition(campaign).Wake();
        await _plane.UntilAsync(() => _plane.Rows.Open.Count == 1);
        CallSummary call = _plane.Rows.Open[0];
        _plane.Rows.Answer(call.Attempt);
        TimeSpan answered = _plane.Time.Elapsed;
        await _plane.TicksAsync(3);

        _plane.Clock.Jump(TimeSpan.FromHours(hours));
        _plane.Rows.End(call.Attempt, AttemptOutcome.Completed);
        TimeSpan talked = _plane.Time.Elapsed - answered;
        await _plane.Partition(campaign).AttemptClosed(new AttemptClosedHint(call.Attempt.Value, AttemptOutcome.Completed));
        await _plane.TicksAsync(2);

        RecentCalls recent = (await _plane.Partition(campaign).Explain()).Recent;
        Assert.Equal(1, recent.Talks);
        Assert.InRange(TimeSpan.FromTicks(recent.TalkTicks), TimeSpan.Zero, talked + TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task AJumpOutOfTheCampaignsHours_StopsDialling_WithTheHoursAsTheHold_AndBackItGoesOn()
    {
        var hours = new DiallingHours("UTC", [new HoursWindow(DayOfWeek.Monday, TimeSpan.FromHours(8), TimeSpan.FromHours(18))]);
        Campaign campaign = _plane.Campaign(20, s => s with { ConcurrencyLimit = 2, Hours = hours });
        await _plane.Grain(campaign).Wake();
        await _plane.UntilAsync(() => _plane.Rows.Open.Count == 2);

        _plane.Clock.Jump(TimeSpan.FromHours(12));
        await _plane.TicksAsync(1);
        foreach (CallSummary call in _plane.Rows.Open)
        {
            _plane.Rows.End(call.Attempt, AttemptOutcome.Busy);
        }

        await _plane.TicksAsync(3);
        Assert.Empty(_plane.Rows.Open);
        await _plane.UntilAsync(async () => (await _plane.Grain(campaign).Explain()).Holds[0].Code == HoldCode.CampaignHours);

        _plane.Clock.Jump(TimeSpan.FromHours(-12));
        await _plane.UntilAsync(() => _plane.Rows.Open.Count == 2);
    }

    [Fact]
    public async Task RetriesThatAJumpMakesDue_AreDialledAtTheOldPace()
    {
        Campaign campaign = _plane.Campaign(0, s => s with { ConcurrencyLimit = 2 });
        for (int i = 0; i < 50; i++)
        {
            _plane.Rows.AddRetry(campaign.Id, _plane.Clock.GetUtcNow().AddHours(20));
        }

        await _plane.Partition(campaign).Wake();
        await _plane.TicksAsync(2);
        Assert.Empty(_plane.Rows.Calls);

        _plane.Clock.Jump(TimeSpan.FromDays(1));
        await _plane.UntilAsync(() => _plane.Rows.Open.Count == 2);
        await _plane.TicksAsync(3);

        Assert.Equal(2, _plane.Rows.Calls.Count);
    }
}
