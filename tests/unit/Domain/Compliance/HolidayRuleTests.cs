using System.Globalization;
using CxBridge.Domain.Compliance;

namespace CxBridge.Tests.Unit.Domain.Compliance;

public sealed class HolidayRuleTests
{
    [Theory]
    [InlineData("easter", 2024, "2024-03-31")]
    [InlineData("easter", 2025, "2025-04-20")]
    [InlineData("easter", 2038, "2038-04-25")]
    [InlineData("easter+39", 2026, "2026-05-14")]
    [InlineData("thu#4 nov", 2026, "2026-11-26")]
    [InlineData("mon-last may", 2027, "2027-05-31")]
    [InlineData("07-04 sat-fri sun-mon", 2026, "2026-07-04,2026-07-03")]
    [InlineData("01-01 sat-fri sun-mon", 2028, "2028-01-01,2027-12-31")]
    [InlineData("12-28 if-mon", 2026, "2026-12-28")]
    [InlineData("12-28 if-mon", 2027, "")]
    public void Of_GivesItsDays(string rule, int year, string days) => Assert.Equal(
        days, string.Join(',', HolidayRule.Parse(rule).Of(year).Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));

    [Fact]
    public void Calendar_KnowsAHolidayThatIsKeptInTheYearBefore() =>
        Assert.True(new HolidayCalendar([HolidayRule.Parse("01-01 sat-fri")]).Includes(new DateOnly(2027, 12, 31)));
}
