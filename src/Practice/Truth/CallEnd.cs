namespace CxBridge.Practice.Truth;

/// <summary>How a call ended, as the carrier saw it.</summary>
public enum CallEnd
{
    /// <summary>The caller sent BYE.</summary>
    CallerHungUp,

    /// <summary>The callee hung up, and BYE was sent.</summary>
    CalleeHungUp,

    /// <summary>The caller had the callee handed to somebody else, whichever side sent BYE after that.</summary>
    Transferred,

    /// <summary>The caller sent CANCEL while it rang.</summary>
    Cancelled,

    /// <summary>The persona's line refused.</summary>
    Refused,

    /// <summary>The persona's line does not reply.</summary>
    Ignored,

    /// <summary>The carrier's own limit of channels or calls per second refused it.</summary>
    Limited,

    /// <summary>No codec in common, no ACK, no such number, or a fault of the carrier.</summary>
    Failed,

    /// <summary>The carrier was stopped or killed in the midst of the call.</summary>
    CarrierStopped,
}
