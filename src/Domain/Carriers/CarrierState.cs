namespace CxBridge.Domain.Carriers;

/// <summary>Whether a carrier is dialled through. Stored in lower snake case.</summary>
public enum CarrierState
{
    Active,

    /// <summary>By an operator: no INVITE goes to it.</summary>
    Paused,
}
