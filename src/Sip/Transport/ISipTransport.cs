using System.Net;

namespace CxBridge.Sip.Transport;

/// <summary>Carries bytes to a far end. Tests replace it, to run everything above it in virtual time.</summary>
internal interface ISipTransport
{
    /// <summary>The address that a far end at <paramref name="remote"/> can reach this side at over <paramref name="kind"/>.</summary>
    IPEndPoint LocalEndPointFor(IPAddress remote, SipTransportKind kind);

    /// <summary>Sends without waiting. <paramref name="failed"/> is called, later and on another thread, when it could not be sent.</summary>
    void Send(ReadOnlyMemory<byte> message, SipFlow flow, Action<string>? failed);
}
