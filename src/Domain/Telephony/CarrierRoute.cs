using CxBridge.Domain.Carriers;
using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Telephony;

/// <summary>Where and how one trunk of a carrier takes INVITEs.</summary>
/// <param name="Carrier">The carrier.</param>
/// <param name="Uri">Next hop, such as <c>sip:203.0.113.7:5060</c> or <c>sip:carrier.example;transport=tcp</c>.</param>
/// <param name="Username">User name for digest authentication (RFC 8760), or null.</param>
/// <param name="Password">Secret for digest authentication, or null. Never logged.</param>
public sealed record CarrierRoute(CarrierId Carrier, string Uri, string? Username, string? Password)
{
    /// <summary>Which of the carrier's trunks.</summary>
    public string Trunk { get; init; } = Carriers.Trunk.OnlyOne;

    /// <summary>Whether media are encrypted; null takes the host's setting.</summary>
    public MediaEncryption? MediaEncryption { get; init; }

    /// <summary>Its trunk among all.</summary>
    public TrunkKey Key => new(Carrier, Trunk);

    /// <summary>The way over one trunk.</summary>
    public static CarrierRoute Of(CarrierId carrier, Trunk trunk) =>
        new(carrier, trunk.Uri, trunk.Username, trunk.Password) { Trunk = trunk.Name, MediaEncryption = trunk.MediaEncryption };

    /// <summary>Without the secret.</summary>
    public override string ToString() => $"{Carrier}/{Trunk} via {Uri}";
}
