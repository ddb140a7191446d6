namespace CxBridge.Domain.Outbox;

/// <summary>When to try a delivery again: full jitter, so that a CRM that comes back is not hit by all rows at once. Pure.</summary>
public static class DeliveryBackoff
{
    /// <summary>After so many failed tries a row is dead.</summary>
    public const int MaxTries = 12;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>Delay before the next try, or null when the row is dead.</summary>
    /// <param name="tries">Tries so far, the one that failed included.</param>
    /// <param name="random">0 to 1.</param>
    public static TimeSpan? After(int tries, double random)
    {
        if (tries >= MaxTries)
        {
            return null;
        }

        double ceiling = Math.Min(Longest.TotalMilliseconds, First.TotalMilliseconds * Math.Pow(2, tries - 1));
        return TimeSpan.FromMilliseconds(ceiling * random);
    }
}
