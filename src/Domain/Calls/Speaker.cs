namespace CxBridge.Domain.Calls;

/// <summary>The two sides of a call.</summary>
public enum Speaker
{
    /// <summary>Left channel of the recording.</summary>
    Caller,

    /// <summary>Right channel of the recording.</summary>
    Bot,
}
