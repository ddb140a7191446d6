using System.Net;

namespace CxBridge.Sip.Dns;

/// <summary>One resource record.</summary>
/// <param name="Name">Its owner, in lower case without the last dot.</param>
/// <param name="Ttl">How long it may be kept.</param>
internal abstract record DnsRecord(string Name, TimeSpan Ttl)
{
    /// <summary>RFC 1035 section 3.4.1, RFC 3596 section 2.2.</summary>
    public sealed record Host(string Name, TimeSpan Ttl, IPAddress Address) : DnsRecord(Name, Ttl);

    /// <summary>RFC 2782.</summary>
    public sealed record Service(string Name, TimeSpan Ttl, int Priority, int Weight, int Port, string Target) : DnsRecord(Name, Ttl);

    /// <summary>RFC 3403; the regular expression is left out, since SIP uses replacements only (RFC 3263 section 4.1).</summary>
    public sealed record Naptr(string Name, TimeSpan Ttl, int Order, int Preference, string Flags, string Services, string Replacement) : DnsRecord(Name, Ttl);
}
