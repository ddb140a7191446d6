namespace CxBridge.Sip.Transport;

internal enum SipTransportKind
{
    Udp,
    Tcp,

    /// <summary>TLS over TCP (RFC 3261 section 26.3.1).</summary>
    Tls,
}
