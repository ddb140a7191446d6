namespace CxBridge.Silo.Verbs.Demo;

/// <summary>From the caller's last word to the bot's first sound, milliseconds; null without a turn.</summary>
internal sealed record DemoLatency(double? P50, double? P95)
{
    public static DemoLatency Of(IReadOnlyList<double> totals)
    {
        double[] sorted = [.. totals.Order()];
        return sorted.Length == 0 ? new(null, null) : new(At(0.50), At(0.95));

        // Nearest rank: a value that was really measured.
        double At(double share) => Math.Round(sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)], 1);
    }
}
