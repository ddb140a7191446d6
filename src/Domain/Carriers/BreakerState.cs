namespace CxBridge.Domain.Carriers;

/// <summary>What the breaker of a trunk does. In the interface in lower snake case.</summary>
public enum BreakerState
{
    /// <summary>Calls go to it.</summary>
    Closed,

    /// <summary>It failed, or asked for a pause: no call goes to it.</summary>
    Held,

    /// <summary>The hold is over: one call tries it.</summary>
    Probing,
}
