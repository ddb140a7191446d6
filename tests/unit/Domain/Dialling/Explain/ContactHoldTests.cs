using CxBridge.Domain.Attempts;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Compliance;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Dialling.Explain;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Tests.Unit.Domain.Dialling.Explain;

public sealed class ContactHoldTests
{
    // A Monday.
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 7, 0, 0, TimeSpan.Zero);

    private static readonly Campaign Running = new(
        CampaignId.New(TimeProvider.System), "spring", CampaignState.Running,
        new CampaignSettings { Bot = BotId.New(TimeProvider.System), Carrier = CarrierId.New(TimeProvider.System), CallerId = PhoneNumber.Parse("+4930123456") }, 1, Now, 1);

    private static Contact Contact(ContactState state = ContactState.Pending, DateTimeOffset? nextAt = null, AttemptState? open = null) => new()
    {
        Id = new(1), Campaign = Running.Id, Number = PhoneNumber.Parse("+4930999999"), Fields = new Dictionary<string, string>(), State = state, Attempts = 2, NextAt = nextAt, Open = open,
    };

    [Fact]
    public void Everything_IsTold_InTheOrderOfTheDialler_AndTheEarliestIsTheLastToLetGo()
    {
        Campaign campaign = Running with
        {
            Settings = Running.Settings with { Hours = new("UTC", [new(DayOfWeek.Monday, TimeSpan.FromHours(9), TimeSpan.FromHours(18))]) },
        };
        DialVerdict verdict = DialVerdict.Blocked(DialRule.CallingHours, Now.AddHours(1), "the callee's clock shows 07:00; calls are allowed from 08:00");
        Hold carrier = new(HoldCode.CarrierHeld, "the carrier failed", Until: Now.AddSeconds(20));

        IReadOnlyList<Hold> holds = ContactHolds.Of(Contact(ContactState.RetryScheduled, Now.AddHours(3)), campaign, verdict, [carrier, carrier], Now);

        Assert.Equal([HoldCode.CampaignHours, HoldCode.WaitingForRetry, HoldCode.Rule, HoldCode.CarrierHeld], holds.Select(h => h.Code));
        Assert.Equal(DialRule.CallingHours, holds[2].Rule);
        Assert.Equal(Now.AddHours(3), ContactHolds.Earliest(holds, Now));
    }

    [Fact]
    public void AContactThatIsDue_HasNoHolds_AndCanBeDialledNow()
    {
        IReadOnlyList<Hold> holds = ContactHolds.Of(Contact(ContactState.RetryScheduled, Now), Running, DialVerdict.Allowed, [], Now);

        Assert.Empty(holds);
        Assert.Equal(Now, ContactHolds.Earliest(holds, Now));
    }

    [Fact]
    public void WhoWaitsForATimeAtWhichTheCampaignSleeps_IsToldWhenItWakesAfterThat()
    {
        Campaign campaign = Running with
        {
            Settings = Running.Settings with { Hours = new("UTC", [.. Enum.GetValues<DayOfWeek>().Select(d => new HoursWindow(d, TimeSpan.FromHours(6), TimeSpan.FromHours(18)))]) },
        };

        // It is 7, and they asked for 20.
        IReadOnlyList<Hold> holds = ContactHolds.Of(Contact(ContactState.CallbackScheduled, Now.AddHours(13)), campaign, DialVerdict.Allowed, [], Now);

        Assert.Equal([HoldCode.CampaignHours, HoldCode.WaitingForCallback], holds.Select(h => h.Code));
        Assert.Equal(Now.AddHours(23), ContactHolds.Earliest(holds, Now));
    }

    [Fact]
    public void AHoldWithoutAnEnd_LeavesTheEarliestOpen()
    {
        IReadOnlyList<Hold> holds = ContactHolds.Of(Contact(), Running with { State = CampaignState.Paused }, null, [], Now);

        Assert.Equal([HoldCode.NotRunning], holds.Select(h => h.Code));
        Assert.Null(ContactHolds.Earliest(holds, Now));
    }

    [Fact]
    public void AContactInACall_OrDoneWith_IsToldOnlyThat()
    {
        Assert.Equal("is being called: it rings", Assert.Single(ContactHolds.Of(Contact(ContactState.Leased, open: AttemptState.Ringing), Running with { State = CampaignState.Paused }, null, [], Now)).Text);
        foreach (ContactState state in Enum.GetValues<ContactState>().Where(s => s.IsTerminal()))
        {
            Assert.Equal(HoldCode.ContactDone, Assert.Single(ContactHolds.Of(Contact(state), Running, null, [], Now)).Code);
        }
    }

    [Fact]
    public void Rules_AreCounted_BetweenWhatHoldsTheCampaignAndWhatWaits()
    {
        Hold cps = new(HoldCode.CarrierCps, "carrier at 2 of 2 CPS");
        Hold retry = new(HoldCode.WaitingForRetry, "12 waiting for retry", 12);

        IReadOnlyList<Hold> holds = RuleHolds.Among([cps, retry], [new(DialRule.CallingHours, 37, Now.AddHours(2), ""), new(DialRule.Suppressed, 3, null, "")]);

        Assert.Equal(
            ["carrier at 2 of 2 CPS", "37 contacts are outside their calling hours until 2026-01-05 09:00 UTC", "3 contacts are on a do-not-call list, and time alone will not change it", "12 waiting for retry"],
            holds.Select(h => h.Text));
    }

    [Fact]
    public void EveryRule_HasItsWords() => Assert.All(Enum.GetValues<DialRule>(), rule =>
        Assert.DoesNotContain("held by a rule", RuleHolds.Among([], [new(rule, 1, null, "")])[0].Text, StringComparison.Ordinal));
}
