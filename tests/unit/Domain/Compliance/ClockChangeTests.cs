using CxBridge.Domain.Compliance;
using static CxBridge.Tests.Unit.Domain.Compliance.Rules;

namespace CxBridge.Tests.Unit.Domain.Compliance;

/// <summary>No dial outside the hours, in any zone, around any change of its clock from 2020 to 2036: gaps, overlaps and whatever else zones do.</summary>
public sealed class ClockChangeTests
{
    // Ordinary hours, hours that begin or end within the hour that clocks skip or repeat, and hours up to midnight.
    private static readonly string[] Hours = ["mon-sat 09:00-20:00", "daily 01:30-02:30", "daily 02:00-03:00", "sat,sun 00:00-24:00", "daily 22:15-24:00"];

    private static readonly TimeSpan Around = TimeSpan.FromHours(30);

    [Fact]
    public void Judge_AroundEveryChangeOfEveryClock_AllowsExactlyTheHoursOnTheWall()
    {
        Assert.True(ZoneFile.All.Count > 400, "The tz database (Debian package tzdata) is needed.");
        DialLaw[] laws = [.. Hours.Select(h => Law(Settings with { Hours = [CallingWindow.Parse(h)], ZoneFrom = ZoneSource.File }))];
        int judged = 0;
        foreach (ZoneFile zone in ZoneFile.All)
        {
            Standing standing = new("ZZ", [], null, zone.Name, ConsentFact.Given);
            foreach ((int nth, DateTimeOffset change) in zone.Changes.Index())
            {
                // Each change by one of the hours; over the years each zone meets them all.
                int kind = nth % Hours.Length;
                CallingWindow hours = CallingWindow.Parse(Hours[kind]);
                for (DateTimeOffset at = change - Around; at <= change + Around; at += at > change.AddHours(-3) && at < change.AddHours(3) ? TimeSpan.FromMinutes(15) : TimeSpan.FromHours(5.5))
                {
                    DateTime wall = zone.Wall(at);
                    bool house = wall.DayOfWeek != DayOfWeek.Sunday && wall.Hour is >= 9 and < 20;
                    Assert.True(laws[kind].JudgeStanding(standing, at).MayDial == (house && hours.Includes(wall)), $"{hours}, {zone.Name}, {at:O}: the wall shows {wall:ddd HH:mm}");
                    judged++;
                }
            }
        }

        Assert.True(judged > 50_000, $"Only {judged} moments were judged.");
    }

    [Fact]
    public void OpensAt_AroundEveryChangeOfEveryClock_IsOpenAndNotBefore()
    {
        foreach (ZoneFile zone in ZoneFile.All)
        {
            TimeZoneInfo[] clocks = [WallClock.Find(zone.Name)!];
            foreach ((int nth, DateTimeOffset change) in zone.Changes.Index())
            {
                CallingWindow window = CallingWindow.Parse(Hours[nth % Hours.Length]);
                var hours = new CallingHours([[window]], [], new HashSet<DateOnly>());
                DateTimeOffset from = change.AddMinutes(((nth * 37) % 200) - 100);
                DateTimeOffset opens = Assert.IsType<DateTimeOffset>(hours.OpensAt(clocks, from));

                Assert.True(opens >= from && window.Includes(zone.Wall(opens)), $"{window}, {zone.Name}, from {from:O}: {opens:O} is not open");
                Assert.True(opens == from || !window.Includes(zone.Wall(from)));
            }
        }
    }
}
