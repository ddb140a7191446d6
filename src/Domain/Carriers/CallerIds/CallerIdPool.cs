using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Carriers.CallerIds;

/// <summary>Numbers of which each call of a campaign shows one.</summary>
public sealed record CallerIdPool
{
    public required CallerIdPoolId Id { get; init; }

    /// <summary>For people; unique.</summary>
    public required string Name { get; init; }

    /// <summary>Each number once.</summary>
    public required IReadOnlyList<CallerId> Numbers { get; init; }

    /// <summary>Counts the changes; 0 before it is stored, 1 as first stored.</summary>
    public long Revision { get; init; }
}
