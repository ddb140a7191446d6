namespace CxBridge.Domain.Attempts;

/// <summary>How an attempt that passed the gate ended. Stored in lower snake case.</summary>
public enum AttemptOutcome
{
    /// <summary>Answered by somebody, and the bot spoke with them.</summary>
    Completed,
    AmdMachine,

    /// <summary>Answered, and nobody was there to speak.</summary>
    Abandoned,
    Busy,
    NoAnswer,
    Rejected,

    /// <summary>The carrier did not take it: 5xx, unreachable, no codec.</summary>
    Failed,

    /// <summary>We gave it up before the answer.</summary>
    Cancelled,

    /// <summary>The host died after the gate.</summary>
    Unknown,
}
