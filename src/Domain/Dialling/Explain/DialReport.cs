using CxBridge.Domain.Dialling.Pacing;
using CxBridge.Domain.Fleet;

namespace CxBridge.Domain.Dialling.Explain;

/// <summary>What a tick of the dialler decided and was given, in the order of its steps; each number is at most the one before.</summary>
public sealed record DialReport
{
    /// <summary>When the tick began.</summary>
    public required DateTimeOffset At { get; init; }

    public required DialStep Step { get; init; }

    /// <summary>The pacing decision; null when it did not come to one.</summary>
    public PacingDecision? Decision { get; init; }

    /// <summary>What pacing wanted for this partition.</summary>
    public int Wanted { get; init; }

    /// <summary>Whether slots or lines were reserved.</summary>
    public PlaceKind Places { get; init; }

    /// <summary>Conversations that the fleet has slots for; null when they are as many as the campaign would hold.</summary>
    public int? SeatsOfFleet { get; init; }

    /// <summary>The share of the free slots.</summary>
    public int Share { get; init; }

    /// <summary>Slots that are free in the whole fleet.</summary>
    public int FreeSlots { get; init; }

    /// <summary>Slots reserved.</summary>
    public int Slots { get; init; }

    /// <summary>Permits of the carrier.</summary>
    public int Permits { get; init; }

    /// <summary>The carrier's limit, calls a second; null when it was not asked.</summary>
    public double? CallsPerSecond { get; init; }

    /// <summary>Channels of the carrier that were free; null when it was not asked.</summary>
    public int? FreeChannels { get; init; }

    /// <summary>Until when the carrier is held.</summary>
    public DateTimeOffset? CarrierHeldUntil { get; init; }

    /// <summary>Attempts begun.</summary>
    public int Dialled { get; init; }
}
