namespace CxBridge.Domain.Compliance;

/// <summary>What a campaign calls for. Some places want a caller id of another series for each.</summary>
public enum CallPurpose
{
    Promotional,

    /// <summary>About something that the callee has bought or ordered.</summary>
    Service,
}
