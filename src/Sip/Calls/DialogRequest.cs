using CxBridge.Sip.Authentication;
using CxBridge.Sip.Dialogs;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Transactions;
using CxBridge.Sip.Transport;

namespace CxBridge.Sip.Calls;

/// <summary>Sends one request within a dialog, answers a challenge to it, and reports the final response once: null when none came.</summary>
internal sealed class DialogRequest(SipStack stack, Dialog dialog, DigestSession? credentials, SipMethod method, Action<SipRequest> decorate, Action<SipResponse?> completed)
    : IClientTransactionUser
{
    private bool _done;

    /// <summary>The request last sent, for the ACK of a re-INVITE.</summary>
    public SipRequest? Request { get; private set; }

    public void Send() => stack.Route(dialog.NextHop, SendOver, _ => Complete(null));

    public void Received(SipResponse response)
    {
        if (response.IsProvisional)
        {
            return;
        }

        if (response.Status is 401 or 407 && !_done && credentials?.Accept(response) == true)
        {
            Send();
            return;
        }

        Complete(response);
    }

    public void TimedOut() => Complete(null);

    public void TransportFailed(string reason) => Complete(null);

    private void SendOver(SipFlow flow)
    {
        SipRequest request = dialog.CreateRequest(method, stack.NewVia(flow));
        request.Headers.Add(HeaderName.Contact, $"<{stack.LocalUri(flow, user: null)}>");
        request.Headers.Add(HeaderName.UserAgent, stack.Options.UserAgent);
        decorate(request);
        credentials?.Apply(request);
        Request = request;
        stack.Start(request, flow, this);
    }

    private void Complete(SipResponse? response)
    {
        if (!_done)
        {
            _done = true;
            completed(response);
        }
    }
}
