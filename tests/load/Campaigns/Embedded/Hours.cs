namespace CxBridge.Tests.Load.Campaigns;

/// <summary>The hours of the day as the test understands them, without asking the product.</summary>
internal static class Hours
{
    private static readonly (string Prefix, int UtcOffset, (double From, double To)[] Open)[] Places =
    [
        ("+4989", 0, [(11, 12.5), (12.75, 18)]), // The campaign's own hours, by UTC.
        ("+4930", 1, [(9, 20)]),
        ("+331", 1, [(10, 13), (14, 20)]),
        ("+5982", -3, [(9, 20)]),
    ];

    public static bool AreOpen(Invite invite)
    {
        (_, int offset, (double From, double To)[] open) = Places.First(p => invite.Number.StartsWith(p.Prefix, StringComparison.Ordinal));
        double wall = invite.At.ToOffset(TimeSpan.FromHours(offset)).TimeOfDay.TotalHours;
        return open.Any(w => wall >= w.From && wall < w.To);
    }

    /// <summary>Whether it came in the second of the windows of its place.</summary>
    public static bool Reopened(Invite invite, string prefix)
    {
        (string place, int offset, (double From, double To)[] open) = Places.First(p => invite.Number.StartsWith(p.Prefix, StringComparison.Ordinal));
        return place == prefix && invite.At.ToOffset(TimeSpan.FromHours(offset)).TimeOfDay.TotalHours >= open[1].From;
    }
}
