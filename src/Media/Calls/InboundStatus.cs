namespace CxBridge.Media.Calls;

/// <summary>What callers hear of a call that is not taken (RFC 3261 section 21).</summary>
internal static class InboundStatus
{
    /// <summary>Nobody has that number.</summary>
    public const int NotFound = 404;

    /// <summary>We are calling them this moment.</summary>
    public const int Busy = 486;

    /// <summary>This host drains, cannot speak, or cannot reach its database; another may take the call.</summary>
    public const int Unavailable = 503;

    /// <summary>After which a carrier may come again.</summary>
    public static readonly TimeSpan ComeAgain = TimeSpan.FromSeconds(5);
}
