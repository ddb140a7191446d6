using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Telephony;

/// <summary>Where and how one carrier takes INVITEs.</summary>
/// <param name="Carrier">The carrier.</param>
/// <param name="Uri">Next hop, such as <c>sip:203.0.113.7:5060</c> or <c>sip:carrier.example;transport=tcp</c>.</param>
/// <param name="Username">User name for digest authentication (RFC 8760), or null.</param>
/// <param name="Password">Secret for digest authentication, or null. Never logged.</param>
public sealed record CarrierRoute(CarrierId Carrier, string Uri, string? Username, string? Password)
{
    /// <summary>Without the secret.</summary>
    public override string ToString() => $"{Carrier} via {Uri}";
}
