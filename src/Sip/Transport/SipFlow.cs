using System.Net;

namespace CxBridge.Sip.Transport;

/// <summary>Where a message came from or goes to.</summary>
/// <param name="Kind">UDP or TCP.</param>
/// <param name="Remote">Address and port of the far end.</param>
/// <param name="Link">The TCP connection that a request came over, so that its responses go back over it (RFC 3261 section 18.2.2); else null.</param>
internal sealed record SipFlow(SipTransportKind Kind, IPEndPoint Remote, TcpLink? Link = null)
{
    public bool IsReliable => Kind == SipTransportKind.Tcp;

    /// <summary>As it stands in a Via.</summary>
    public string ViaName => IsReliable ? "TCP" : "UDP";

    public override string ToString() => $"{ViaName} {Remote}";
}
