using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Domain.Calls;

/// <summary>Which way an attempt goes, as noted before each INVITE; the last note stays.</summary>
/// <param name="Carrier">The carrier.</param>
/// <param name="Trunk">Its trunk.</param>
/// <param name="Shown">The number that the callee is shown.</param>
/// <param name="PricePerMinute">What a minute costs there, to a millionth; null when no route says so.</param>
public sealed record NotedWay(CarrierId Carrier, string Trunk, PhoneNumber Shown, decimal? PricePerMinute)
{
    /// <summary>What a conversation of that length costs, by the second; null when no price is known.</summary>
    public decimal? CostOf(TimeSpan talk) => PricePerMinute is { } price ? Math.Round(price * (decimal)Math.Ceiling(talk.TotalSeconds) / 60, 6) : null;
}
