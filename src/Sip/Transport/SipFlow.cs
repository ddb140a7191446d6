using System.Net;

namespace CxBridge.Sip.Transport;

/// <summary>Where a message came from or goes to.</summary>
/// <param name="Kind">UDP, TCP or TLS.</param>
/// <param name="Remote">Address and port of the far end.</param>
/// <param name="Link">The connection that a request came over, so that its responses go back over it (RFC 3261 section 18.2.2); else null.</param>
/// <param name="TlsName">Name that the far end's certificate has to bear when a TLS connection must be made; null takes the address.</param>
internal sealed record SipFlow(SipTransportKind Kind, IPEndPoint Remote, StreamLink? Link = null, string? TlsName = null)
{
    public bool IsReliable => Kind != SipTransportKind.Udp;

    /// <summary>As it stands in a Via.</summary>
    public string ViaName => NameOf(Kind);

    /// <summary>As it stands in a URI's transport parameter.</summary>
    public string UriName => NameOf(Kind).ToLowerInvariant();

    public override string ToString() => $"{ViaName} {Remote}";

    private static string NameOf(SipTransportKind kind) => kind switch
    {
        SipTransportKind.Tcp => "TCP",
        SipTransportKind.Tls => "TLS",
        _ => "UDP",
    };
}
