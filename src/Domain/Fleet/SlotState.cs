namespace CxBridge.Domain.Fleet;

/// <summary>What a slot or a line is doing.</summary>
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

    /// <summary>Answered by somebody to speak with, on a line; no slot is free yet.</summary>
    Waiting,

    /// <summary>No slot came free in time: they hear the recorded message.</summary>
    Message,
}
