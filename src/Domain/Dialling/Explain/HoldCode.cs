namespace CxBridge.Domain.Dialling.Explain;

/// <summary>What can hold a campaign back. In the interface in lower snake case.</summary>
public enum HoldCode
{
    /// <summary>It is not running.</summary>
    NotRunning,

    /// <summary>There is nobody to call.</summary>
    NoContacts,

    /// <summary>Everybody was called.</summary>
    AllFinished,

    /// <summary>The dialler has said nothing for a while.</summary>
    DiallerSilent,

    /// <summary>The dialler's last tick failed: the store or the fleet is away.</summary>
    TickFailed,

    /// <summary>Another owner still holds the lease.</summary>
    LeaseElsewhere,

    /// <summary>Those that are left wait for their time.</summary>
    NobodyDue,
    WaitingForRetry,
    WaitingForCallback,
    WaitingForSchedule,

    /// <summary>Manual pacing: nobody has asked to dial.</summary>
    NothingAsked,

    /// <summary>Every free seat has its line.</summary>
    SeatsTaken,

    /// <summary>The plan of predictive pacing.</summary>
    Pacing,

    /// <summary>Too many calls were abandoned.</summary>
    AbandonBrake,

    /// <summary>Other campaigns have their share of the free slots.</summary>
    FairShare,

    /// <summary>All slots of the fleet have a call.</summary>
    NoFreeSlot,

    /// <summary>The host lacks what it needs to hear or speak this bot.</summary>
    CannotSpeak,

    /// <summary>The carrier failed and is left alone for a while.</summary>
    CarrierHeld,

    /// <summary>An operator paused the carrier.</summary>
    CarrierPaused,

    /// <summary>The campaign's carrier does not exist, or has no trunk.</summary>
    CarrierMissing,

    /// <summary>No number to show: the pool is empty, used up for today, or its numbers rest.</summary>
    CallerIds,

    /// <summary>The carrier's calls a second.</summary>
    CarrierCps,

    /// <summary>The carrier's calls at once.</summary>
    CarrierChannels,

    // Later ones go here: codes travel between processes as numbers.

    /// <summary>The campaign's own dialling hours.</summary>
    CampaignHours,

    /// <summary>A rule of calling: hours by the contact's clock, do-not-call lists, attempts to one number ...</summary>
    Rule,

    /// <summary>The campaign is done with the contact.</summary>
    ContactDone,

    /// <summary>The contact has an open attempt.</summary>
    ContactInCall,

    /// <summary>The carrier had too much and is slowed down.</summary>
    CarrierSlowed,

    /// <summary>Calls found no permit at the carrier, or no number to show, and went back to their contacts.</summary>
    Withdrawn,
}
