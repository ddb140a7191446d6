using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Compliance;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Dialling.Simulation;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Tests.Unit.Domain.Dialling.Simulation;

public sealed class CampaignScenarioTests
{
    // A Monday.
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    private static readonly CampaignSettings Settings = new() { Bot = BotId.New(TimeProvider.System), Carrier = CarrierId.New(TimeProvider.System), CallerId = PhoneNumber.Parse("+4930123456"), ConcurrencyLimit = 20 };

    private static Scenario Of(CampaignSettings settings, params DueContacts[] due) => CampaignScenario.Of(settings, due, [], new Scenario(), Start, 48);

    private static CallSummary Call(double? answer, double end, AttemptOutcome outcome) => new(
        AttemptId.New(TimeProvider.System), CampaignId.New(TimeProvider.System), new(1), PhoneNumber.Parse("+4930123456"), null, 1, AttemptState.Closed, null, null,
        Start, answer is { } a ? Start.AddSeconds(a) : null, Start.AddSeconds(end), outcome, null);

    [Fact]
    public void Contacts_AreTriedAgain_AsOftenAsTheRulesSay_AndThenItIsOver()
    {
        Scenario scenario = Of(Settings, new DueContacts(ContactState.Pending, 0, TimeSpan.Zero, 500)) with { AnswerRate = 0 };

        RehearsalResult result = Rehearsal.Run(scenario);

        Assert.Equal((1_500, 0, 0), (result.Dials, result.Left, result.Answered));
        Assert.InRange(result.FinishTime!.Value, 4, 6); // Two waits of two hours for most of them.
    }

    [Fact]
    public void AttemptsThatWereMade_Count_AndWhoIsDueLater_IsDialledLater()
    {
        RehearsalResult result = Rehearsal.Run(Of(
            Settings, new DueContacts(ContactState.RetryScheduled, 2, TimeSpan.FromHours(3), 100), new DueContacts(ContactState.CallbackScheduled, 1, TimeSpan.FromHours(1), 10)) with { AnswerRate = 0 });

        Assert.Equal(100 + 20, result.Dials);
        Assert.InRange(result.FinishTime!.Value, 3, 4);
    }

    [Fact]
    public void Hours_AreKept_AndTheEndLeavesContactsBehind()
    {
        var hours = new DiallingHours("UTC", [.. Enum.GetValues<DayOfWeek>().Select(d => new HoursWindow(d, TimeSpan.FromHours(9), TimeSpan.FromHours(10)))]);

        Scenario scenario = Of(Settings with { Hours = hours, EndsAt = Start.AddHours(26.5) }, new DueContacts(ContactState.Pending, 0, TimeSpan.Zero, 10_000));
        RehearsalResult result = Rehearsal.Run(scenario);

        Assert.Equal([new OpenSpan(1, 2), new OpenSpan(25, 26)], scenario.Open);
        Assert.Null(result.FinishTime);
        Assert.InRange(result.Left, 5_000, 9_900);
    }

    [Fact]
    public void HoursThatNeverCome_DialNobody() =>
        Assert.Equal(0, Rehearsal.Run(Of(Settings with { Hours = new("Mars/Base", []) }, new DueContacts(ContactState.Pending, 0, TimeSpan.Zero, 10))).Dials);

    [Fact]
    public void WhomARuleHolds_IsDueWhenItLetsGo_OrTakesNoPart()
    {
        Scenario scenario = CampaignScenario.Of(
            Settings, [new(ContactState.Pending, 0, TimeSpan.Zero, 100)],
            [new(DialRule.CallingHours, 30, Start.AddHours(2), ""), new(DialRule.Suppressed, 20, null, "")], new Scenario(), Start, 48);

        Assert.Equal([new ContactGroup(30, ContactTurn.Fresh, 2), new ContactGroup(50)], scenario.Groups);
    }

    [Fact]
    public void ACampaignWithNobodyLeft_IsOverAtOnce()
    {
        RehearsalResult result = Rehearsal.Run(Of(Settings));

        Assert.Equal((0, 0), (result.Dials, result.Left));
        Assert.NotNull(result.FinishTime);
    }

    [Fact]
    public void Figures_ComeFromEnoughCalls_AndOfFewerNothingIsSaid()
    {
        CallSummary[] calls = [.. Enumerable.Range(0, 100).Select(n => (n % 4) switch
        {
            0 => Call(8 + (n % 3), 68, AttemptOutcome.Completed),
            1 => Call(null, 2, AttemptOutcome.Busy),
            2 => Call(null, 30, AttemptOutcome.NoAnswer),
            _ => Call(null, 1, AttemptOutcome.Failed), // Says nothing of callees.
        })];

        CallFigures many = CallFigures.Of([.. calls, .. calls]);
        CallFigures few = CallFigures.Of(calls.Take(20));

        Assert.Equal((150, 1.0 / 3), (many.Dials, many.AnswerRate!.Value), (a, b) => a.Item1 == b.Item1 && Math.Abs(a.Item2 - b.Item2) < 1e-9);
        Assert.InRange(many.AnswerDelay!.Mean, 8.5, 9.5);
        Assert.InRange(many.Talk!.Mean, 58, 60);
        Assert.Equal(new FastFail(0.5, 2), many.FastFail);
        Assert.Equal((null, null, null), (few.AnswerRate, few.AnswerDelay, few.Talk));
        Assert.Equal(new Scenario().AnswerRate, CampaignScenario.People(few).AnswerRate);
    }
}
