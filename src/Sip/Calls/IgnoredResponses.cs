using CxBridge.Sip.Messages;
using CxBridge.Sip.Transactions;

namespace CxBridge.Sip.Calls;

/// <summary>For a request whose answer changes nothing: a CANCEL, whose effect shows in the INVITE.</summary>
internal sealed class IgnoredResponses : IClientTransactionUser
{
    public static IgnoredResponses Instance { get; } = new();

    public void Received(SipResponse response)
    {
        // Even a 481 says only that the INVITE is about to be answered.
    }

    public void TimedOut()
    {
        // The INVITE has its own limit.
    }

    public void TransportFailed(string reason)
    {
        // The INVITE has its own limit.
    }
}
