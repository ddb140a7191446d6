namespace CxBridge.Domain.Dialling.Pacing;

/// <summary>How a campaign decides how many attempts to begin. Stored in lower snake case.</summary>
public enum PacingMode
{
    /// <summary>Only what somebody asks for.</summary>
    Manual,

    /// <summary>One line for each free seat: whoever answers is spoken with.</summary>
    Progressive,

    /// <summary>A fixed number of lines for each free seat.</summary>
    Ratio,

    /// <summary>As many lines as keep the seats busy while the expected share of abandoned calls stays at its target.</summary>
    Predictive,
}
