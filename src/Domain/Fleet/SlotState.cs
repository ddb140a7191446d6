namespace CxBridge.Domain.Fleet;

/// <summary>What a slot is doing.</summary>
public enum SlotState
{
    Free,

    /// <summary>Asking for the right to dial.</summary>
    Gating,
    Dialling,
    Ringing,

    /// <summary>Answered; listening who it is.</summary>
    Screening,
    Attaching,
    InProgress,

    /// <summary>The call is over; its result is being written.</summary>
    Closing,
}
