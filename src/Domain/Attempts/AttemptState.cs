namespace CxBridge.Domain.Attempts;

/// <summary>Where an attempt stands. Stored in lower snake case.</summary>
public enum AttemptState
{
    /// <summary>Claimed under an epoch; nothing was sent.</summary>
    Reserved,

    /// <summary>Passed the gate: the INVITE may be on the wire.</summary>
    Dialling,

    /// <summary>180 or 183 received.</summary>
    Ringing,

    /// <summary>Answered; listening who it is.</summary>
    AmdScreening,

    /// <summary>A human: the bot is being attached to the slot.</summary>
    Attaching,

    /// <summary>The bot speaks with them.</summary>
    InProgress,

    /// <summary>Over; its outcome tells how.</summary>
    Closed,

    /// <summary>Never dialled, and never will be: its epoch is over, no slot took it, or no carrier had a permit for it.</summary>
    Void,
}
