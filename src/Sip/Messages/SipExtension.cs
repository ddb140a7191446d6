namespace CxBridge.Sip.Messages;

/// <summary>Option tags of Supported and Require (RFC 3261 section 19.2).</summary>
internal static class SipExtension
{
    /// <summary>Reliable provisional responses (RFC 3262).</summary>
    public const string Reliable = "100rel";

    /// <summary>Session timers (RFC 4028).</summary>
    public const string Timer = "timer";

    /// <summary>Taking the place of another dialog (RFC 3891).</summary>
    public const string Replaces = "replaces";

    /// <summary>The Supported header of this user agent.</summary>
    public const string Supported = "100rel, timer, replaces";

    private static readonly string[] s_known = [Reliable, Timer, Replaces];

    /// <summary>What a request requires that is not spoken here.</summary>
    public static string[] UnknownOf(SipRequest request) =>
        [.. request.Headers.List(HeaderName.Require).Where(tag => !s_known.Contains(tag, StringComparer.OrdinalIgnoreCase))];

    public static bool IsRequired(SipMessage message, string tag) => message.Headers.List(HeaderName.Require).Contains(tag, StringComparer.OrdinalIgnoreCase);

    public static bool IsSupported(SipMessage message, string tag) => message.Headers.List(HeaderName.Supported).Contains(tag, StringComparer.OrdinalIgnoreCase);
}
