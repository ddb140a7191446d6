using System.ComponentModel.DataAnnotations;
using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Carriers;

/// <summary>A carrier: one account, one set of limits, one or more trunks to it.</summary>
public sealed record Carrier
{
    public required CarrierId Id { get; init; }

    /// <summary>For people; unique.</summary>
    public required string Name { get; init; }

    /// <summary>At least one. Tried by <see cref="Trunk.Priority"/>; names are unique within the carrier.</summary>
    public required IReadOnlyList<Trunk> Trunks { get; init; }

    /// <summary>A paused one gets no INVITE; calls that ring or talk go on.</summary>
    public CarrierState State { get; init; } = CarrierState.Active;

    /// <summary>Most INVITEs a second over all trunks, repeated ones included. Default 5.</summary>
    [Range(0.1, 1000)]
    public double CallsPerSecond { get; init; } = 5;

    /// <summary>INVITEs of one second that may go at the same moment. Default 1: evenly spaced. The limit of the second holds nevertheless.</summary>
    [Range(1, 1000)]
    public int Burst { get; init; } = 1;

    /// <summary>Most calls at once, both directions. Default 100.</summary>
    [Range(1, 100_000)]
    public int Channels { get; init; } = 100;

    /// <summary>Channels of these that outbound calls never take. Default 0.</summary>
    [Range(0, 99_999)]
    public int InboundChannels { get; init; }

    /// <summary>Counts the changes; 0 before it is stored, 1 as first stored.</summary>
    public long Revision { get; init; }

    /// <summary>What outbound calls may take at once.</summary>
    public int OutboundChannels => Math.Max(0, Channels - InboundChannels);
}
