namespace CxBridge.Bench.Signalling;

/// <summary>How values are spread.</summary>
internal sealed record Percentiles(double P50, double P95, double P99)
{
    public static Percentiles Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? new Percentiles(0, 0, 0) : new Percentiles(At(0.5), At(0.95), At(0.99));

        double At(double share) => Math.Round(sorted[(int)(share * (sorted.Length - 1))], 3);
    }
}
