using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Domain.Calls;

/// <summary>Which way a call went.</summary>
/// <param name="Carrier">The last carrier that was tried.</param>
/// <param name="Trunk">Its trunk.</param>
/// <param name="Shown">The number that the callee was shown.</param>
/// <param name="PricePerMinute">What a minute costs there; null when no route says so.</param>
/// <param name="Invites">INVITEs sent, to all carriers, repeated ones included; 0 when nobody was called.</param>
public sealed record CallWay(CarrierId Carrier, string Trunk, PhoneNumber Shown, decimal? PricePerMinute, int Invites)
{
    /// <summary>Trunks that were tried before and did not carry the call, in order.</summary>
    public IReadOnlyList<TriedTrunk> TriedBefore { get; init; } = [];

    /// <summary>The way as the attempt's row has it.</summary>
    public NotedWay Noted => new(Carrier, Trunk, Shown, PricePerMinute);
}
