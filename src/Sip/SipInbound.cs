using CxBridge.Domain.Telephony;

namespace CxBridge.Sip;

/// <summary>Calls that a started <see cref="SipEndpoint"/> receives.</summary>
public sealed class SipInbound(SipEndpoint endpoint) : IInboundSignalling
{
    /// <inheritdoc/>
    public IAsyncEnumerable<IInboundCall> CallsAsync(CancellationToken cancellationToken) => endpoint.Incoming.ReadAllAsync(cancellationToken);
}
