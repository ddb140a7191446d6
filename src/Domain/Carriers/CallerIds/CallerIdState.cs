namespace CxBridge.Domain.Carriers.CallerIds;

/// <summary>Whether a number is shown. Stored in lower snake case.</summary>
public enum CallerIdState
{
    On,

    /// <summary>By an operator.</summary>
    Off,
}
