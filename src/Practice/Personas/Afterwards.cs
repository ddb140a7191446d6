namespace CxBridge.Practice.Personas;

/// <summary>What a persona does after a reaction.</summary>
public enum Afterwards
{
    /// <summary>Goes on listening.</summary>
    Listen,

    /// <summary>Hangs up a moment later.</summary>
    HangUp,
}
