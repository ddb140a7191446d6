namespace CxBridge.Domain.Telephony;

/// <summary>Port: calls that come in.</summary>
public interface IInboundSignalling
{
    /// <summary>They, until the host stops. One reader.</summary>
    IAsyncEnumerable<IInboundCall> CallsAsync(CancellationToken cancellationToken);
}
