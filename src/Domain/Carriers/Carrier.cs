using System.ComponentModel.DataAnnotations;
using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Carriers;

/// <summary>A carrier's row.</summary>
public sealed record Carrier
{
    public required CarrierId Id { get; init; }

    /// <summary>For people; unique.</summary>
    public required string Name { get; init; }

    /// <summary>Next hop, such as <c>sip:203.0.113.7:5060</c>.</summary>
    public required string Uri { get; init; }

    public string? Username { get; init; }

    /// <summary>Digest secret; never leaves the store but for the wire.</summary>
    public string? Password { get; init; }

    /// <summary>Most INVITEs a second. Default 5.</summary>
    [Range(0.1, 1000)]
    public double CallsPerSecond { get; init; } = 5;

    /// <summary>Most calls at once. Default 100.</summary>
    [Range(1, 100_000)]
    public int Channels { get; init; } = 100;
}
