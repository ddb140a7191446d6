namespace CxBridge.Grains.Interfaces.Carriers;

/// <summary>What an INVITE says of the carrier.</summary>
[GenerateSerializer, Alias("cx.CarrierResult")]
public enum CarrierResult
{
    /// <summary>It carried the call, whatever the callee did.</summary>
    Carried,

    /// <summary>5xx, or no response at all.</summary>
    Failed,
}
