namespace CxBridge.Domain.Carriers;

/// <summary>Why no call goes to a trunk. In the interface in lower snake case.</summary>
public enum TrunkHoldCause
{
    None,

    /// <summary>It failed several times in a row.</summary>
    Failures,

    /// <summary>It asked to be left alone, by Retry-After.</summary>
    Asked,
}
