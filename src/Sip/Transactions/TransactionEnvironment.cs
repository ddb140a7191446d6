using CxBridge.Sip.Messages;
using CxBridge.Sip.Transport;

namespace CxBridge.Sip.Transactions;

/// <summary>What a transaction needs of its surroundings. Everything above the transport runs under one gate for each endpoint:
/// signalling is a few messages a call, and one order of events is worth more than parallelism.</summary>
internal sealed record TransactionEnvironment(Lock Gate, TimeProvider Time, SipTimers Timers, ISipTransport Transport, SipMetrics Metrics)
{
    public GateTimer Timer(Action elapsed) => new(Gate, Time, elapsed);

    /// <summary>Sends; a failure comes back under the gate.</summary>
    public void Send(byte[] bytes, SipMessage message, SipFlow flow, Action<string>? failed)
    {
        Metrics.Sent(message, flow.Kind);
        Transport.Send(bytes, flow, failed is null ? null : reason =>
        {
            lock (Gate)
            {
                failed(reason);
            }
        });
    }
}
