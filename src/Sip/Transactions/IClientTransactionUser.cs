using CxBridge.Sip.Messages;

namespace CxBridge.Sip.Transactions;

/// <summary>Hears what becomes of a request; called under the gate.</summary>
internal interface IClientTransactionUser
{
    /// <summary>Provisional responses, the first final one, and for an INVITE every 2xx, retransmitted ones included.</summary>
    void Received(SipResponse response);

    /// <summary>No final response in 64 x T1; for an INVITE no response at all.</summary>
    void TimedOut();

    void TransportFailed(string reason);
}
