namespace CxBridge.Sip.Transport;

internal enum SipTransportKind
{
    Udp,
    Tcp,
}
