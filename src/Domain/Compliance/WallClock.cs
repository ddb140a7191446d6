namespace CxBridge.Domain.Compliance;

/// <summary>The clock on the wall in a zone of the tz database. Pure, but for the tz database of the machine.</summary>
internal static class WallClock
{
    /// <summary>The zone, or null when the machine knows none of that name.</summary>
    public static TimeZoneInfo? Find(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out TimeZoneInfo? zone) ? zone : null;

    /// <summary>What the clock shows at an instant.</summary>
    public static DateTime At(TimeZoneInfo zone, DateTimeOffset instant) => instant.UtcDateTime.Ticks is var ticks
        ? new DateTime(ticks + zone.GetUtcOffset(instant).Ticks, DateTimeKind.Unspecified) : default;

    /// <summary>The instants at which the clock shows a time: one; two when it is put back over it; none when it is put forward over it, and then
    /// the instant as if it had not been, which lies after the change.</summary>
    public static IEnumerable<DateTimeOffset> Instants(TimeZoneInfo zone, DateTime wall)
    {
        if (zone.IsAmbiguousTime(wall))
        {
            return zone.GetAmbiguousTimeOffsets(wall).Select(offset => new DateTimeOffset(wall.Ticks - offset.Ticks, TimeSpan.Zero));
        }

        TimeSpan before = zone.IsInvalidTime(wall) ? zone.GetUtcOffset(wall.AddDays(-1)) : zone.GetUtcOffset(wall);
        return [new DateTimeOffset(wall.Ticks - before.Ticks, TimeSpan.Zero)];
    }
}
