using CxBridge.Domain.Campaigns;

namespace CxBridge.Tests.Unit.Domain.Campaigns;

public sealed class DiallingHoursTests
{
    private static readonly DiallingHours Office = new("Europe/Berlin", [.. Enum.GetValues<DayOfWeek>()
        .Where(d => d is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
        .SelectMany(d => new[] { Window(d, 9, 12), Window(d, 13, 18) })]);

    private static HoursWindow Window(DayOfWeek day, double from, double to) => new(day, TimeSpan.FromHours(from), TimeSpan.FromHours(to));

    private static DateTimeOffset Berlin(string local, int offset) => new(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(offset));

    [Theory]
    [InlineData("2026-01-05 08:59:59", false)]
    [InlineData("2026-01-05 09:00", true)]
    [InlineData("2026-01-05 12:00", false)]
    [InlineData("2026-01-05 17:59:59", true)]
    [InlineData("2026-01-05 18:00", false)]
    [InlineData("2026-01-10 10:00", false)]
    public void Hours_AreThoseOfThePlace_TheirEndNotIncluded(string local, bool open) => Assert.Equal(open, Office.IsOpen(Berlin(local, 1).ToUniversalTime()));

    [Theory]
    [InlineData("2026-01-05 07:00", 1, "2026-01-05 09:00", 1)]
    [InlineData("2026-01-05 12:30", 1, "2026-01-05 13:00", 1)]
    [InlineData("2026-01-09 18:00", 1, "2026-01-12 09:00", 1)]
    // The clock changes over this weekend: the same hour of the day is another moment.
    [InlineData("2026-03-27 18:00", 1, "2026-03-30 09:00", 2)]
    public void NextOpening_IsTheFirstThatComes(string now, int offset, string opens, int offsetThen) =>
        Assert.Equal(Berlin(opens, offsetThen), Office.NextOpening(Berlin(now, offset)));

    [Fact]
    public void NextOpening_WhileOpen_IsNow_AndTheClosingIsTheEndOfTheWindow()
    {
        DateTimeOffset now = Berlin("2026-01-05 10:00", 1);

        Assert.Equal(now, Office.NextOpening(now));
        Assert.Equal(Berlin("2026-01-05 12:00", 1), Office.NextClosing(now));
    }

    [Fact]
    public void AnHourThatTheClockLeapsOver_BeginsWhereItLands()
    {
        // 02:00 to 03:00 does not exist on 29 March 2026.
        var hours = new DiallingHours("Europe/Berlin", [Window(DayOfWeek.Sunday, 2.5, 5)]);

        Assert.Equal(Berlin("2026-03-29 03:00", 2), hours.NextOpening(Berlin("2026-03-29 00:00", 1)));
    }

    [Fact]
    public void AnHourThatTheClockStrikesTwice_IsOpenBothTimes()
    {
        var hours = new DiallingHours("Europe/Berlin", [Window(DayOfWeek.Sunday, 2, 3)]);

        Assert.Equal(Berlin("2026-10-25 02:00", 2), hours.NextOpening(Berlin("2026-10-25 00:00", 2)));
        Assert.True(hours.IsOpen(Berlin("2026-10-25 02:30", 2)));
        Assert.True(hours.IsOpen(Berlin("2026-10-25 02:30", 1)));
    }

    [Fact]
    public void AWindowUntilMidnight_GoesOnIntoOneThatBeginsThen()
    {
        var hours = new DiallingHours("UTC", [Window(DayOfWeek.Monday, 20, 24), Window(DayOfWeek.Tuesday, 0, 2)]);

        Assert.Equal(new DateTimeOffset(2026, 1, 6, 2, 0, 0, TimeSpan.Zero), hours.NextClosing(new DateTimeOffset(2026, 1, 5, 21, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void AnUnknownZone_NeverOpens()
    {
        var hours = new DiallingHours("Mars/Base", Office.Windows);

        Assert.False(hours.IsOpen(Berlin("2026-01-05 10:00", 1)));
        Assert.Null(hours.NextOpening(Berlin("2026-01-05 10:00", 1)));
    }

    [Fact]
    public void NextOpening_FromAnyMoment_IsOpen_AndNothingBeforeItIs()
    {
        var random = new Random(7);
        DateTimeOffset begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        for (int i = 0; i < 300; i++)
        {
            DateTimeOffset now = begin.AddMinutes(random.Next(365 * 24 * 60));
            DateTimeOffset opens = Office.NextOpening(now)!.Value;

            Assert.True(Office.IsOpen(opens));
            Assert.True(opens == now || !Office.IsOpen(now));
            Assert.True(opens == now || !Office.IsOpen(opens.AddSeconds(-1)));
        }
    }
}
