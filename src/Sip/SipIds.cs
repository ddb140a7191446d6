using System.Security.Cryptography;
using CxBridge.Sip.Messages;

namespace CxBridge.Sip;

/// <summary>Random identifiers: unguessable, so that a stranger cannot write into a dialog.</summary>
internal static class SipIds
{
    /// <summary>At least 32 random bits (RFC 3261 section 19.3); we take 64.</summary>
    public static string NewTag() => RandomNumberGenerator.GetHexString(16, lowercase: true);

    public static string NewBranch() => Via.MagicCookie + RandomNumberGenerator.GetHexString(20, lowercase: true);

    public static string NewCallId(string host) => $"{RandomNumberGenerator.GetHexString(24, lowercase: true)}@{host}";
}
