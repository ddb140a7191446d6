namespace CxBridge.Domain.Calls;

/// <summary>Who called whom. Stored in lower snake case.</summary>
public enum CallDirection
{
    /// <summary>We called.</summary>
    Outbound,

    /// <summary>They called us.</summary>
    Inbound,
}
