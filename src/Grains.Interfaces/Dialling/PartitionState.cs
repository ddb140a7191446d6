using System.Collections.Immutable;
using CxBridge.Domain.Dialling.Pacing;

namespace CxBridge.Grains.Interfaces.Dialling;

/// <summary>What a partition last decided, what held it back, and what it has learned.</summary>
[GenerateSerializer, Immutable, Alias("cx.PartitionState")]
public sealed record PartitionState
{
    /// <summary>What held the last tick back, the deepest cut first.</summary>
    [Id(0)]
    public required ImmutableArray<DialHold> Holds { get; init; }

    /// <summary>When the last tick began; null when there was none.</summary>
    [Id(1)]
    public DateTimeOffset? At { get; init; }

    /// <summary>Mode, dials and bound of the last decision, when it came to one.</summary>
    [Id(2)]
    public PacingMode? Mode { get; init; }

    [Id(3)]
    public PacingBound? Bound { get; init; }

    /// <summary>Of the whole campaign.</summary>
    [Id(4)]
    public int Dials { get; init; }

    /// <summary>Attempts that this partition began in its last tick.</summary>
    [Id(5)]
    public int Dialled { get; init; }

    [Id(6)]
    public int Seats { get; init; }

    [Id(7)]
    public int Talking { get; init; }

    [Id(8)]
    public int Ringing { get; init; }

    [Id(9)]
    public double Tolerance { get; init; }

    /// <summary>The last 5 minutes of this partition.</summary>
    [Id(10)]
    public required RecentCalls Recent { get; init; }

    /// <summary>How late the last tick began.</summary>
    [Id(11)]
    public TimeSpan Lateness { get; init; }

    /// <summary>The latest that any tick of this activation began.</summary>
    [Id(12)]
    public TimeSpan WorstLateness { get; init; }
}
