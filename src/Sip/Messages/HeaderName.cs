using System.Collections.Frozen;

namespace CxBridge.Sip.Messages;

/// <summary>Header names as they are written, and the compact forms that are read (RFC 3261 section 7.3.3).</summary>
internal static class HeaderName
{
    public const string Accept = "Accept";
    public const string Allow = "Allow";
    public const string Authorization = "Authorization";
    public const string CallId = "Call-ID";
    public const string Contact = "Contact";
    public const string ContentEncoding = "Content-Encoding";
    public const string ContentLength = "Content-Length";
    public const string ContentType = "Content-Type";
    public const string CSeq = "CSeq";
    public const string Event = "Event";
    public const string From = "From";
    public const string Expires = "Expires";
    public const string MaxForwards = "Max-Forwards";
    public const string MinExpires = "Min-Expires";
    public const string MinSe = "Min-SE";
    public const string ProxyAuthenticate = "Proxy-Authenticate";
    public const string ProxyAuthorization = "Proxy-Authorization";
    public const string RAck = "RAck";
    public const string RSeq = "RSeq";
    public const string Reason = "Reason";
    public const string RecordRoute = "Record-Route";
    public const string ReferTo = "Refer-To";
    public const string Replaces = "Replaces";
    public const string Require = "Require";
    public const string RetryAfter = "Retry-After";
    public const string Route = "Route";
    public const string SessionExpires = "Session-Expires";
    public const string SubscriptionState = "Subscription-State";
    public const string Supported = "Supported";
    public const string To = "To";
    public const string Unsupported = "Unsupported";
    public const string UserAgent = "User-Agent";
    public const string Via = "Via";
    public const string WwwAuthenticate = "WWW-Authenticate";

    private static readonly FrozenDictionary<string, string> s_compact = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["a"] = "Accept-Contact",
        ["b"] = "Referred-By",
        ["c"] = ContentType,
        ["d"] = "Request-Disposition",
        ["e"] = ContentEncoding,
        ["f"] = From,
        ["i"] = CallId,
        ["j"] = "Reject-Contact",
        ["k"] = Supported,
        ["l"] = ContentLength,
        ["m"] = Contact,
        ["o"] = Event,
        ["r"] = ReferTo,
        ["s"] = "Subject",
        ["t"] = To,
        ["u"] = "Allow-Events",
        ["v"] = Via,
        ["x"] = SessionExpires,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The long form of a name.</summary>
    public static string Expand(string name) => s_compact.GetValueOrDefault(name, name);
}
