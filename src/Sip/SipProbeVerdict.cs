namespace CxBridge.Sip;

/// <summary>What an OPTIONS ping found.</summary>
public enum SipProbeVerdict
{
    /// <summary>A response came that is no 5xx; even 404 or 405 shows that somebody is there.</summary>
    Reachable,

    /// <summary>A 5xx came: somebody is there, and takes no calls.</summary>
    Refusing,

    /// <summary>Nothing came in time, or the address cannot be reached.</summary>
    Unreachable,

    /// <summary>The URI cannot be read.</summary>
    BadUri,
}
