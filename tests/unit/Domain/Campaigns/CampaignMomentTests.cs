using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Tests.Unit.Domain.Campaigns;

public sealed class CampaignMomentTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private static Campaign Campaign(CampaignState state, DateTimeOffset? startsAt = null, DateTimeOffset? endsAt = null, DateTimeOffset? archivedAt = null) => new(
        CampaignId.New(TimeProvider.System), "spring", state,
        new CampaignSettings { Bot = BotId.New(TimeProvider.System), Carrier = CarrierId.New(TimeProvider.System), CallerId = PhoneNumber.Parse("+4930123456"), EndsAt = endsAt }, 1, Now, 1)
    {
        StartsAt = startsAt,
        ArchivedAt = archivedAt,
    };

    private static CampaignCounts Counts(int pending = 0, int leased = 0, int completed = 0) => new(
        new Dictionary<ContactState, int> { [ContactState.Pending] = pending, [ContactState.Leased] = leased, [ContactState.Completed] = completed },
        new Dictionary<string, int>(), null);

    private static CampaignState End(Campaign campaign, CampaignCounts counts, DateTimeOffset now) => CampaignMoments.Of(campaign, counts, now)
        .Aggregate(campaign.State, (state, happened) => CampaignLifecycle.After(state, happened).Next ?? state);

    [Fact]
    public void AScheduledCampaign_StartsAtItsTime_AndNotBefore()
    {
        Campaign campaign = Campaign(CampaignState.Scheduled, startsAt: Now);

        Assert.Equal(CampaignState.Scheduled, End(campaign, Counts(3), Now.AddTicks(-1)));
        Assert.Equal(CampaignState.Running, End(campaign, Counts(3), Now));
    }

    [Fact]
    public void AScheduledCampaign_WhoseEndHasPassedWhileNobodyLooked_DoesNotStart() =>
        Assert.Equal(CampaignState.Completed, End(Campaign(CampaignState.Scheduled, Now.AddHours(-2), Now.AddHours(-1)), Counts(3), Now));

    [Theory]
    [InlineData(CampaignState.Running, 2, CampaignState.Draining)]
    [InlineData(CampaignState.Running, 0, CampaignState.Completed)]
    [InlineData(CampaignState.Draining, 2, CampaignState.Draining)]
    [InlineData(CampaignState.Draining, 0, CampaignState.Completed)]
    [InlineData(CampaignState.Paused, 2, CampaignState.Paused)]
    [InlineData(CampaignState.Paused, 0, CampaignState.Completed)]
    public void AtItsEnd_ACampaignWaitsForItsLiveCalls(CampaignState state, int live, CampaignState then) =>
        Assert.Equal(then, End(Campaign(state, endsAt: Now), Counts(pending: 5, leased: live), Now));

    [Theory]
    [InlineData(CampaignState.Running, 5, CampaignState.Running)]
    [InlineData(CampaignState.Running, 0, CampaignState.Completed)]
    [InlineData(CampaignState.Draining, 5, CampaignState.Paused)]
    [InlineData(CampaignState.Draining, 0, CampaignState.Completed)]
    public void WithoutAnEnd_ItIsOverWhenEverybodyIsDoneWith(CampaignState state, int pending, CampaignState then) =>
        Assert.Equal(then, End(Campaign(state), Counts(pending, completed: 4), Now));

    [Fact]
    public void Conditions_RefuseWhatTheStateAlonewouldAllow()
    {
        Assert.Contains("no contacts", CampaignConditions.Refusal(Campaign(CampaignState.Draft), 0, CampaignCommand.Start, null, Now), StringComparison.Ordinal);
        Assert.Contains("not in the future", CampaignConditions.Refusal(Campaign(CampaignState.Draft), 1, CampaignCommand.Schedule, Now, Now), StringComparison.Ordinal);
        Assert.Contains("before it would start", CampaignConditions.Refusal(Campaign(CampaignState.Draft, endsAt: Now.AddHours(1)), 1, CampaignCommand.Schedule, Now.AddHours(2), Now), StringComparison.Ordinal);
        Assert.Contains("end came", CampaignConditions.Refusal(Campaign(CampaignState.Paused, endsAt: Now), 1, CampaignCommand.Resume, null, Now), StringComparison.Ordinal);
        Assert.Contains("archived", CampaignConditions.Refusal(Campaign(CampaignState.Paused, archivedAt: Now), 1, CampaignCommand.Resume, null, Now), StringComparison.Ordinal);
        Assert.Null(CampaignConditions.Refusal(Campaign(CampaignState.Paused, archivedAt: Now), 1, CampaignCommand.Unarchive, null, Now));
        Assert.Null(CampaignConditions.Refusal(Campaign(CampaignState.Draft), 0, CampaignCommand.Schedule, Now.AddHours(1), Now));
    }
}
