namespace CxBridge.Domain.Telephony;

/// <summary>How a leg ended.</summary>
public enum LegEndReason
{
    /// <summary>The far end hung up after the answer.</summary>
    RemoteHangup,

    /// <summary>We hung up after the answer.</summary>
    LocalHangup,

    /// <summary>486 or 600.</summary>
    Busy,

    /// <summary>603, 403, 404, 410, 484 and the like: this number, not the carrier, said no.</summary>
    Rejected,

    /// <summary>480, 408 or 487 from the far end: it rang and nobody came.</summary>
    NoAnswer,

    /// <summary>Our ring time-out; CANCEL was sent.</summary>
    RingTimeout,

    /// <summary>We gave up before the answer for another reason.</summary>
    Cancelled,

    /// <summary>5xx, 401/407 after our credentials, no codec in common, or no permit: the carrier would not take it.</summary>
    CarrierFailure,

    /// <summary>No response at all to the INVITE (Timer B), or the address cannot be reached.</summary>
    Unreachable,
}
