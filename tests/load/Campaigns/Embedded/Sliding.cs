namespace CxBridge.Tests.Load.Campaigns;

/// <summary>The limit of a second, wherever the second begins.</summary>
internal static class Sliding
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>Most moments within any second.</summary>
    public static int Most(IEnumerable<DateTimeOffset> moments)
    {
        DateTimeOffset[] sorted = [.. moments.Order()];
        int most = 0;
        for (int first = 0, last = 0; last < sorted.Length; last++)
        {
            while (sorted[last] - sorted[first] >= Second)
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }
}
