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
}
