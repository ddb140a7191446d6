namespace CxBridge.Domain.Carriers.Routing;

/// <summary>What the end of an INVITE says of the trunk that it went to.</summary>
public enum InviteFate
{
    /// <summary>It carried the call, whatever the callee did.</summary>
    Carried,

    /// <summary>It got too much: 503 or 429, with or without Retry-After. Another trunk may be tried.</summary>
    Throttled,

    /// <summary>It would not or could not, or nobody answered. Another trunk may be tried.</summary>
    Failed,

    /// <summary>We gave the call up, or never sent anything: it says nothing.</summary>
    Unknown,
}
