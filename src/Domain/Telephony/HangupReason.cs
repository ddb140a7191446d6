namespace CxBridge.Domain.Telephony;

/// <summary>Why this side ends a leg; becomes a Reason header (RFC 3326).</summary>
public enum HangupReason
{
    /// <summary>The conversation is over. Q.850 cause 16.</summary>
    NormalClearing,

    /// <summary>A machine answered. Q.850 cause 16.</summary>
    MachineDetected,

    /// <summary>Answered, but no agent seat was free. Q.850 cause 16.</summary>
    Abandoned,

    /// <summary>No audio arrived for too long. Q.850 cause 41.</summary>
    MediaTimeout,

    /// <summary>The call lasted longer than its limit. Q.850 cause 16.</summary>
    MaxDuration,

    /// <summary>An operator or a drain ended it. Q.850 cause 31.</summary>
    Operator,

    /// <summary>Something broke on our side. Q.850 cause 41.</summary>
    Failure,
}
