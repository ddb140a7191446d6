namespace CxBridge.Practice.Callees;

/// <summary>Why a callee hangs up.</summary>
public enum CalleeHangup
{
    /// <summary>The persona does that.</summary>
    AsPersona,

    /// <summary>The bot said nothing for too long.</summary>
    Impatient,

    /// <summary>The call lasted as long as the persona allows.</summary>
    TooLong,
}
