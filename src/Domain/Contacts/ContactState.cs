namespace CxBridge.Domain.Contacts;

/// <summary>Where a contact stands. Stored in lower snake case.</summary>
public enum ContactState
{
    /// <summary>Never tried.</summary>
    Pending,

    /// <summary>Not before its time.</summary>
    Scheduled,

    /// <summary>To be tried again at its time.</summary>
    RetryScheduled,

    /// <summary>Asked to be called back at its time.</summary>
    CallbackScheduled,

    /// <summary>Has an open attempt; its state tells more.</summary>
    Leased,

    /// <summary>Spoken with.</summary>
    Completed,

    /// <summary>Tried as often as allowed.</summary>
    Exhausted,

    /// <summary>Answered, and nobody was there to speak.</summary>
    Abandoned,

    /// <summary>A machine answered.</summary>
    AmdMachine,

    /// <summary>Cannot be reached: refused, or no such number.</summary>
    Failed,

    Cancelled,

    /// <summary>Must not be called.</summary>
    Suppressed,

    /// <summary>The host died after the INVITE; nobody knows what was said.</summary>
    Unknown,
}
