using CxBridge.Domain.Carriers;
using CxBridge.Domain.Carriers.CallerIds;
using CxBridge.Domain.Carriers.Permits;
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

    /// <summary>Calls that the pool of caller ids has numbers for; null without a pool.</summary>
    public int? CallerIds { get; init; }

    /// <summary>Why it has none.</summary>
    public CallerIdShortage CallerIdShortage { get; init; }

    /// <summary>Permits of the carriers.</summary>
    public int Permits { get; init; }

    /// <summary>Why there were not more.</summary>
    public PermitRefusal CarrierRefusal { get; init; }

    /// <summary>The carriers' limit at that moment, calls a second; null when they were not asked.</summary>
    public double? CallsPerSecond { get; init; }

    /// <summary>Their whole limit; more than the one of that moment while a carrier is slowed down.</summary>
    public double? FullCallsPerSecond { get; init; }

    /// <summary>When the whole limit is in force again, if no carrier has too much once more; null while none is slowed down.</summary>
    public DateTimeOffset? CarrierSlowedUntil { get; init; }

    /// <summary>Channels of the carriers that were free; null when they were not asked.</summary>
    public int? FreeChannels { get; init; }

    /// <summary>Until when all trunks are held; null also while one of them is tried with one call.</summary>
    public DateTimeOffset? CarrierHeldUntil { get; init; }

    /// <summary>Why they are.</summary>
    public TrunkHoldCause CarrierHoldCause { get; init; }

    /// <summary>Attempts past the gate that found no permit or no number in time, and are as if they had not been; of the last 10 s.</summary>
    public int Withdrawn { get; init; }

    /// <summary>Attempts begun.</summary>
    public int Dialled { get; init; }
}
