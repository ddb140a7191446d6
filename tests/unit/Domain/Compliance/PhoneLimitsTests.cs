using CxBridge.Domain.Compliance;
using static CxBridge.Tests.Unit.Domain.Compliance.Rules;

namespace CxBridge.Tests.Unit.Domain.Compliance;

public sealed class PhoneLimitsTests
{
    private const string Number = "+12125550100"; // New York, UTC-5 in December

    [Fact]
    public void Judge_SoonAfterAnotherAttempt_WaitsForTheGap()
    {
        DialVerdict verdict = Law().Judge(Case(Number, Use("2026-12-02T16:00", Theirs)), Utc("2026-12-02T16:09"));

        Assert.Equal((DialRule.AttemptGap, Utc("2026-12-02T16:10")), (verdict.Rule, verdict.Until));
    }

    [Fact]
    public void Judge_AfterThreeInTheEvening_WaitsForTheFirstToBe24HoursOld()
    {
        PhoneUse[] uses = [Use("2026-12-02T21:00"), Use("2026-12-02T22:00", Theirs), Use("2026-12-02T23:00")];

        DialVerdict verdict = Law().Judge(Case(Number, uses), Utc("2026-12-03T14:00"));

        Assert.Equal((DialRule.AttemptsPer24Hours, Utc("2026-12-03T21:00")), (verdict.Rule, verdict.Until));
        Assert.True(Law().Judge(Case(Number, uses), Utc("2026-12-03T21:00")).MayDial);
    }

    [Fact]
    public void Judge_AfterTheDaysLast_WaitsForTheHoursOfAnotherDay()
    {
        DialLaw law = Law(Settings with { AttemptsPerDay = 1, AttemptsPer24Hours = 20 });

        DialVerdict verdict = law.Judge(Case(Number, Use("2026-12-02T14:00")), Utc("2026-12-02T20:00"));

        // Midnight in New York is 05:00 UTC, and the hours open at 13:00.
        Assert.Equal((DialRule.AttemptsPerDay, Utc("2026-12-03T13:00")), (verdict.Rule, verdict.Until));
    }

    [Fact]
    public void Judge_AfterAnAbandonedCall_Waits72Hours()
    {
        DialVerdict verdict = Law().Judge(Case(Number, Use("2026-12-01T16:00", Theirs, PhoneUseEnd.Abandoned)), Utc("2026-12-02T16:00"));

        Assert.Equal((DialRule.AfterAbandonedCall, Utc("2026-12-04T16:00")), (verdict.Rule, verdict.Until));
    }

    [Fact]
    public void Judge_WhileTheNumberIsInACall_Forbids()
    {
        Assert.Equal(DialRule.InCall, Law().Judge(Case(Number, Use("2026-12-02T13:00", Theirs, PhoneUseEnd.Open)), Utc("2026-12-02T16:00")).Rule);
        Assert.Equal(DialRule.InCall, Law().Judge(Case(Number) with { Others = PhoneHold.Taken }, Utc("2026-12-02T16:00")).Rule);
    }

    [Theory]
    [InlineData(DedupScope.AllCampaigns, DialRule.OtherCampaign)]
    [InlineData(DedupScope.Campaign, null)]
    public void Judge_WhenAnotherCampaignCalledLately_GoesByTheSettings(DedupScope scope, DialRule? rule)
    {
        DialLaw law = Law(Settings with { Dedup = scope, DedupDays = 7 });

        Assert.Equal(rule, law.Judge(Case(Number, Use("2026-11-28T16:00", Theirs)), Utc("2026-12-02T16:00")).Rule);
        Assert.True(law.Judge(Case(Number, Use("2026-11-28T16:00", Ours)), Utc("2026-12-02T16:00")).MayDial);
        Assert.True(law.Judge(Case(Number, Use("2026-11-25T15:00", Theirs)), Utc("2026-12-02T16:00")).MayDial);
    }

    [Fact]
    public void Judge_ForFrance_CountsThirtyDays()
    {
        PhoneUse[] uses = [Use("2026-11-09T10:00"), Use("2026-11-12T10:00"), Use("2026-11-16T10:00"), Use("2026-11-23T10:00")];

        DialVerdict verdict = Law().Judge(Case("+33123456789", uses), Utc("2026-12-02T10:00"));

        Assert.Equal((DialRule.AttemptsPer30Days, Utc("2026-12-09T10:00")), (verdict.Rule, verdict.Until));
    }
}
