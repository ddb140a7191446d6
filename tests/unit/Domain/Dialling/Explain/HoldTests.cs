using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Carriers;
using CxBridge.Domain.Carriers.Permits;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Dialling.Explain;
using CxBridge.Domain.Dialling.History;
using CxBridge.Domain.Dialling.Pacing;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Tests.Unit.Domain.Dialling.Explain;

public sealed class HoldTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private static CampaignCounts Counts(int pending = 0, int retry = 0, int leased = 0, int completed = 0, DateTimeOffset? next = null) => new(
        new Dictionary<ContactState, int>
        {
            [ContactState.Pending] = pending, [ContactState.RetryScheduled] = retry, [ContactState.Leased] = leased, [ContactState.Completed] = completed,
        },
        new Dictionary<string, int>(),
        next);

    private static PacingDecision Decision(int seats, int talking, PacingSettings? settings = null)
    {
        var input = new PacingInput { Seats = seats };
        for (int i = 0; i < talking; i++)
        {
            input.Talking.Add(10);
        }

        return new Pacer(new CallHistory()).Decide(TimeSpan.Zero, settings ?? new PacingSettings(), input);
    }

    private static DialReport Report(PacingDecision? decision = null) => new() { At = Now, Step = DialStep.Asked, Decision = decision ?? Decision(16, 6) };

    private static Campaign Campaign(CampaignState state) => new(
        CampaignId.New(TimeProvider.System), "spring", state,
        new CampaignSettings { Bot = BotId.New(TimeProvider.System), Carrier = CarrierId.New(TimeProvider.System), CallerId = PhoneNumber.Parse("+4930123456") }, 1, Now, 1);

    private static HoldCode[] Codes(IEnumerable<Hold> holds) => [.. holds.Select(h => h.Code)];

    [Fact]
    public void ACarrierAtItsLimit_ComesFirst_ThenThoseWhoWaitForRetry()
    {
        DialReport report = Report() with { Wanted = 10, Share = 10, FreeSlots = 16, Slots = 10, Permits = 4, CallsPerSecond = 2, FreeChannels = 50 };

        IReadOnlyList<Hold> holds = CampaignHolds.Of(Campaign(CampaignState.Running), Counts(pending: 100, retry: 12, next: Now.AddMinutes(10)), Now, DialHolds.Of(report, TimeSpan.Zero));

        Assert.Equal([HoldCode.CarrierCps, HoldCode.SeatsTaken, HoldCode.WaitingForRetry], Codes(holds));
        Assert.Equal("carrier at 2 of 2 CPS", holds[0].Text);
        Assert.Equal("12 waiting for retry, the next of all at 2026-01-05 09:10:00 UTC", holds[2].Text);
        Assert.Equal((12, Now.AddMinutes(10)), (holds[2].Contacts, holds[2].Until));
    }

    [Fact]
    public void CallsThatFoundNoPermit_AreTold_AfterWhatHoldsNow()
    {
        DialReport report = Report() with { Withdrawn = 3, Wanted = 10, Share = 10, FreeSlots = 16, Slots = 10, Permits = 0, CallsPerSecond = 2, FreeChannels = 0 };

        IReadOnlyList<Hold> holds = DialHolds.Of(report, TimeSpan.Zero);

        Assert.Equal([HoldCode.CarrierChannels, HoldCode.SeatsTaken, HoldCode.Withdrawn], Codes(holds));
        Assert.Equal(3, holds[2].Contacts);
    }

    [Theory]
    [InlineData(0, 0, 0, HoldCode.NoFreeSlot, "no free slot: all have a call")]
    [InlineData(4, 4, 4, HoldCode.NoFreeSlot, "only 4 free slots for 10 calls")]
    [InlineData(3, 8, 3, HoldCode.FairShare, "3 of 8 free slots are this campaign's share; the others are wanted, too")]
    [InlineData(10, 16, 7, HoldCode.NoFreeSlot, "only 7 of 10 slots could be reserved")]
    public void MissingSlots_AreTold(int share, int free, int reserved, HoldCode code, string text)
    {
        DialReport report = Report() with { Wanted = 10, Share = share, FreeSlots = free, Slots = reserved, Permits = reserved };

        Hold first = DialHolds.Of(report, TimeSpan.Zero)[0];

        Assert.Equal((code, text), (first.Code, first.Text));
    }

    [Theory]
    [InlineData(TrunkHoldCause.Failures, "the carrier failed several times in a row and is left alone until 09:00:20 UTC")]
    [InlineData(TrunkHoldCause.Asked, "the carrier asked for a pause (Retry-After) and is left alone until 09:00:20 UTC")]
    public void AHeldCarrier_IsTold_WithItsTimeAndWhy(TrunkHoldCause cause, string text)
    {
        DialReport report = Report() with { Wanted = 10, Share = 10, FreeSlots = 16, Slots = 10, CarrierHeldUntil = Now.AddSeconds(20), CarrierHoldCause = cause };

        Hold first = DialHolds.Of(report, TimeSpan.Zero)[0];

        Assert.Equal((HoldCode.CarrierHeld, text, Now.AddSeconds(20)), (first.Code, first.Text, first.Until));
    }

    [Fact]
    public void ACarrierThatIsTriedAgain_IsNotSaidToBeAtItsLimit()
    {
        DialReport report = Report() with { Wanted = 10, Share = 10, FreeSlots = 16, Slots = 10, Permits = 1, CarrierRefusal = PermitRefusal.Held, CallsPerSecond = 5, FreeChannels = 50 };

        Hold first = DialHolds.Of(report, TimeSpan.Zero)[0];

        Assert.Equal(HoldCode.CarrierHeld, first.Code);
        Assert.Contains("tried with one call", first.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void ASlowedCarrier_IsTold_WithItsWholeLimitAndWhenItIsBack()
    {
        DialReport report = Report() with
        {
            Wanted = 10, Share = 10, FreeSlots = 16, Slots = 10, Permits = 4, CarrierRefusal = PermitRefusal.Cps, FreeChannels = 50,
            CallsPerSecond = 2.5, FullCallsPerSecond = 5, CarrierSlowedUntil = Now.AddSeconds(40),
        };

        Hold first = DialHolds.Of(report, TimeSpan.Zero)[0];

        Assert.Equal(
            (HoldCode.CarrierSlowed, "the carrier had too much (503 or 429) and is slowed down to 2.5 of 5 CPS; if it has not again, all are back at 09:00:40 UTC", Now.AddSeconds(40)),
            (first.Code, first.Text, first.Until));
    }

    [Fact]
    public void FullChannels_AreTold()
    {
        DialReport report = Report() with { Wanted = 10, Share = 10, FreeSlots = 16, Slots = 10, CallsPerSecond = 5, FreeChannels = 0 };

        Assert.Equal(HoldCode.CarrierChannels, DialHolds.Of(report, TimeSpan.Zero)[0].Code);
    }

    [Theory]
    [InlineData(PacingMode.Manual, HoldCode.NothingAsked)]
    [InlineData(PacingMode.Progressive, HoldCode.SeatsTaken)]
    [InlineData(PacingMode.Ratio, HoldCode.Pacing)]
    [InlineData(PacingMode.Predictive, HoldCode.Pacing)]
    public void Pacing_IsToldByItsBound(PacingMode mode, HoldCode code) =>
        Assert.Equal([code], Codes(DialHolds.Of(Report(Decision(16, 16, new PacingSettings { Mode = mode })), TimeSpan.Zero)));

    [Fact]
    public void EveryBoundOfPacing_HasItsWords()
    {
        foreach (PacingBound bound in Enum.GetValues<PacingBound>())
        {
            IReadOnlyList<Hold> holds = DialHolds.Of(Report(Decision(16, 16) with { Bound = bound }), TimeSpan.Zero);
            Assert.Equal(bound is not (PacingBound.Lines or PacingBound.Contacts), holds.Count == 1 && holds[0].Text.Length > 20);
        }
    }

    [Fact]
    public void WhenNobodyIsDue_ItSaysUntilWhen()
    {
        IReadOnlyList<Hold> holds = CampaignHolds.Of(Campaign(CampaignState.Running), Counts(retry: 5, next: Now.AddHours(2)), Now, DialHolds.Of(Report() with { Step = DialStep.NobodyDue }, TimeSpan.Zero));

        Assert.Equal([HoldCode.NobodyDue, HoldCode.WaitingForRetry], Codes(holds));
        Assert.Equal(Now.AddHours(2), holds[0].Until);
    }

    [Theory]
    [InlineData(CampaignState.Draft, HoldCode.NotRunning)]
    [InlineData(CampaignState.Paused, HoldCode.NotRunning)]
    [InlineData(CampaignState.Draining, HoldCode.NotRunning)]
    [InlineData(CampaignState.Completed, HoldCode.NotRunning)]
    [InlineData(CampaignState.Cancelled, HoldCode.NotRunning)]
    public void ACampaignThatDoesNotRun_SaysSoFirst(CampaignState state, HoldCode code) =>
        Assert.Equal(code, CampaignHolds.Of(Campaign(state), Counts(pending: 3), Now, [])[0].Code);

    [Fact]
    public void WithoutContacts_OrWithAllDone_ThatIsTheOnlyHold()
    {
        Assert.Equal([HoldCode.NoContacts], Codes(CampaignHolds.Of(Campaign(CampaignState.Running), Counts(), Now, [])));
        Assert.Equal([HoldCode.AllFinished], Codes(CampaignHolds.Of(Campaign(CampaignState.Running), Counts(completed: 3, leased: 1), Now, [])));
    }

    [Fact]
    public void ADiallerThatIsSilent_IsNotTakenForOneThatHasNothingToSay()
    {
        Assert.Equal([HoldCode.DiallerSilent], Codes(DialHolds.Of(null, TimeSpan.Zero)));
        Assert.Equal([HoldCode.DiallerSilent], Codes(DialHolds.Of(Report(), TimeSpan.FromSeconds(11))));
        Assert.Equal([HoldCode.TickFailed], Codes(DialHolds.Of(Report() with { Step = DialStep.Failed }, TimeSpan.Zero)));
        Assert.Equal(HoldCode.CannotSpeak, DialHolds.Of(Report() with { Step = DialStep.CannotSpeak }, TimeSpan.Zero)[0].Code);
        Assert.Equal([HoldCode.LeaseElsewhere], Codes(DialHolds.Of(Report() with { Step = DialStep.LeaseElsewhere }, TimeSpan.Zero)));
    }
}
