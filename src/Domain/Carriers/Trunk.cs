using System.ComponentModel.DataAnnotations;
using CxBridge.Domain.Telephony;

namespace CxBridge.Domain.Carriers;

/// <summary>One SIP connection to a carrier.</summary>
public sealed record Trunk
{
    /// <summary>Name of the only trunk of a carrier that was given none.</summary>
    public const string OnlyOne = "main";

    /// <summary>For people and call records; unique within its carrier.</summary>
    public string Name { get; init; } = OnlyOne;

    /// <summary>Next hop, such as <c>sip:203.0.113.7:5060</c>.</summary>
    public required string Uri { get; init; }

    public string? Username { get; init; }

    /// <summary>Digest secret; never leaves the store but for the wire.</summary>
    public string? Password { get; init; }

    /// <summary>The lowest is tried first; those with the same one take turns. Default 0.</summary>
    [Range(0, 99)]
    public int Priority { get; init; }

    /// <summary>Whether this side registers with it. Default: no.</summary>
    public TrunkRegistration Registration { get; init; } = TrunkRegistration.None;

    /// <summary>Whether its calls' media are encrypted; null takes the host's setting.</summary>
    public MediaEncryption? MediaEncryption { get; init; }
}
