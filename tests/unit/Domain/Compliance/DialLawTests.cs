using CxBridge.Domain.Compliance;
using static CxBridge.Tests.Unit.Domain.Compliance.Rules;

namespace CxBridge.Tests.Unit.Domain.Compliance;

public sealed class DialLawTests
{
    // Wednesdays in winter: New York is UTC-5, Berlin UTC+1.
    [Theory]
    [InlineData("+12125550100", "2026-12-02T12:59", DialRule.CallingHours)] // 07:59
    [InlineData("+12125550100", "2026-12-02T13:00", null)] // 08:00
    [InlineData("+12125550100", "2026-12-03T01:59", null)] // 20:59
    [InlineData("+12125550100", "2026-12-03T02:00", DialRule.CallingHours)] // 21:00
    [InlineData("+13055550100", "2026-12-03T00:59", null)] // Florida, 19:59
    [InlineData("+13055550100", "2026-12-03T01:00", DialRule.CallingHours)] // Florida, 20:00
    [InlineData("+18505550100", "2026-12-02T13:30", DialRule.CallingHours)] // Florida's west, where it may be 07:30
    [InlineData("+18505550100", "2026-12-02T14:00", null)]
    [InlineData("+12055550100", "2026-12-06T16:00", DialRule.CallingHours)] // Alabama, a Sunday
    [InlineData("+493012345678", "2026-12-02T08:00", null)] // 09:00
    [InlineData("+493012345678", "2026-12-02T07:59", DialRule.CallingHours)]
    [InlineData("+493012345678", "2026-12-25T11:00", DialRule.Holiday)]
    [InlineData("+493012345678", "2026-04-06T11:00", DialRule.Holiday)] // Easter Monday
    [InlineData("+33123456789", "2026-12-02T12:30", DialRule.CallingHours)] // the French lunch, 13:30
    [InlineData("+33123456789", "2026-12-02T13:00", null)]
    public void Judge_GoesByTheClockOfTheContact(string number, string at, DialRule? rule) => Assert.Equal(rule, Law().Judge(Case(number), Utc(at)).Rule);

    [Fact]
    public void Judge_WhenClosed_SaysUntilWhen()
    {
        DialVerdict verdict = Law().Judge(Case("+12125550100"), Utc("2026-12-03T02:00"));

        Assert.Equal(Utc("2026-12-03T13:00"), verdict.Until);
        Assert.Contains("21:00 in America/New_York", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_BeforeAHolidayWeekend_OpensOnTheNextWorkingDay() =>
        // Christmas 2026 is a Friday, the 26th a Saturday and the 27th a Sunday.
        Assert.Equal(Utc("2026-12-28T08:00"), Law().Judge(Case("+493012345678"), Utc("2026-12-24T19:00")).Until);

    [Theory]
    [InlineData("+18005550100")] // freephone
    [InlineData("+15555550100")] // no such area
    [InlineData("+881612345678")] // satellite
    public void Judge_WhenNobodyKnowsTheZone_Forbids(string number)
    {
        DialVerdict verdict = Law().Judge(Case(number), Utc("2026-12-02T16:00"));

        Assert.Equal(DialRule.ZoneUnknown, verdict.Rule);
        Assert.Null(verdict.Until);
        Assert.Contains("timezone", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_WhenTheFileNamesNoRealZone_Forbids() =>
        Assert.Equal(DialRule.ZoneUnknown, Law().JudgeStanding(Standing("+493012345678", ("timezone", "Europe/Berln")), Utc("2026-12-02T11:00")).Rule);

    [Theory]
    [InlineData(ZoneSource.Both, "2026-12-02T10:00", DialRule.CallingHours)] // 11:00 in Berlin, 05:00 in New York
    [InlineData(ZoneSource.Both, "2026-12-02T15:00", null)]
    [InlineData(ZoneSource.Number, "2026-12-02T10:00", null)]
    [InlineData(ZoneSource.File, "2026-12-02T20:00", null)] // 21:00 in Berlin, 15:00 in New York
    public void Judge_WhenNumberAndFileDiffer_GoesByTheSettings(ZoneSource source, string at, DialRule? rule) =>
        Assert.Equal(rule, Law(Settings with { ZoneFrom = source }).JudgeStanding(Standing("+493012345678", ("Time Zone", "America/New_York")), Utc(at)).Rule);

    [Fact]
    public void Judge_WhenTheFileNamesAStricterState_TheStricterCounts()
    {
        Standing moved = Standing("+12125550100", ("state", "FL"));

        Assert.Equal("US-FL", moved.FilePlace);
        Assert.Equal(DialRule.CallingHours, Law().JudgeStanding(moved, Utc("2026-12-03T01:30")).Rule);
    }

    [Fact]
    public void Judge_UnderTheCampaignsOwnHours_IsNeverLaxerThanTheLaw()
    {
        DialLaw law = Law(Settings with { Hours = [CallingWindow.Parse("daily 00:00-24:00")] });

        Assert.Equal(DialRule.CallingHours, law.Judge(Case("+12125550100"), Utc("2026-12-03T02:00")).Rule);
    }

    [Theory]
    [InlineData("yes", null)]
    [InlineData("2026-03-31", null)]
    [InlineData("", DialRule.ConsentMissing)]
    [InlineData("perhaps", DialRule.ConsentMissing)]
    [InlineData("no", DialRule.ConsentMissing)]
    public void Judge_WhereConsentIsWanted_ReadsTheColumn(string value, DialRule? rule) =>
        Assert.Equal(rule, Law(Settings with { Consent = ConsentSource.Column }).JudgeStanding(Standing("+12125550100", ("Consent", value)), Utc("2026-12-02T16:00")).Rule);

    [Fact]
    public void Judge_WhenConsentIsAttested_ARefusalStillCounts() =>
        Assert.Equal(DialRule.ConsentMissing, Law().JudgeStanding(Standing("+12125550100", ("consent", "no")), Utc("2026-12-02T16:00")).Rule);

    [Fact]
    public void Judge_WhenNobodyIsNamedAsCaller_Forbids() =>
        Assert.Equal(DialRule.CallerUnnamed, Law(Settings with { CallerName = " " }).Judge(Case("+12125550100"), Utc("2026-12-02T16:00")).Rule);

    [Theory]
    [InlineData("+911401234567", CallPurpose.Promotional, null)]
    [InlineData("+911401234567", CallPurpose.Service, DialRule.CallerIdSeries)]
    [InlineData("+911600123456", CallPurpose.Service, null)]
    [InlineData("+912212345678", CallPurpose.Promotional, DialRule.CallerIdSeries)]
    public void Judge_ForIndia_WantsTheSeriesOfThePurpose(string callerId, CallPurpose purpose, DialRule? rule) =>
        Assert.Equal(rule, Law(Settings with { Purpose = purpose }, callerId).Judge(Case("+919812345678"), Utc("2026-12-02T07:00")).Rule);

    [Fact]
    public void Judge_UnderPractice_KnowsOnlyTheLists()
    {
        DialLaw law = Law(new() { Profile = RuleBook.Practice });
        DateTimeOffset night = Utc("2026-12-02T02:00");
        var listed = new Suppression(new(CxBridge.Domain.Telephony.PhoneNumber.Parse("+15550100001")), null, "asked not to be called", null, night);

        Assert.True(law.Judge(Case("+15550100001"), night).MayDial);
        Assert.Equal(DialRule.Suppressed, law.Judge(Case("+15550100001") with { Suppression = listed }, night).Rule);
    }

    [Fact]
    public void Judge_WhenAnEntryHasEnded_DoesNotCountIt()
    {
        DateTimeOffset now = Utc("2026-12-02T16:00");
        var ended = new Suppression(new(CxBridge.Domain.Telephony.PhoneNumber.Parse("+12125550100")), null, "for a while", now, now.AddDays(-1));

        Assert.True(Law().Judge(Case("+12125550100") with { Suppression = ended }, now).MayDial);
    }

    [Fact]
    public void Standing_IsTheSameAfterATripThroughTheStore()
    {
        Standing standing = Standing("+18505550100", ("tz", "America/Chicago"), ("state", "AL"), ("opt-in", "yes"));

        Assert.Equal(standing, CxBridge.Domain.Compliance.Standing.Parse(standing.ToString()));
        Assert.Equal("US-FL|America/Chicago,America/New_York|US-AL|America/Chicago|given", standing.ToString());
    }
}
