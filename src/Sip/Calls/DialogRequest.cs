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
    private GateTimer? _limit;
    private ClientTransaction? _transaction;

    public void Send() => stack.Router.RouteWithin(dialog, SendOver, _ => Complete(null));

    public void Received(SipResponse response)
    {
        if (response.IsProvisional)
        {
            return;
        }

        if (_done)
        {
            // A 2xx to a re-INVITE that came again: its ACK was lost.
            stack.Dialogs.Find(dialog.Id)?.HandleLateSuccess(response);
            return;
        }

        if (response.Status is not (401 or 407))
        {
            credentials?.Succeeded();
        }

        if (response.Status is 401 or 407 && credentials?.Accept(response) == true)
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
        SipRequest request = dialog.CreateRequest(method, stack.Router.NewVia(flow));
        request.Headers.Add(HeaderName.Contact, $"<{stack.Router.LocalUri(flow, user: null)}>");
        request.Headers.Add(HeaderName.UserAgent, stack.Options.UserAgent);
        decorate(request);
        credentials?.Apply(request);
        _transaction = stack.Start(request, flow, this);
        if (method == SipMethod.Invite)
        {
            // After a 1xx the INVITE machine waits without end; a re-INVITE rings nobody, so we do not.
            _limit ??= stack.Timer(GiveUp);
            _limit.Start(stack.Timers.Patience);
        }
    }

    private void GiveUp()
    {
        (_transaction as InviteClientTransaction)?.AbandonIfUnanswered();
        Complete(null);
    }

    private void Complete(SipResponse? response)
    {
        if (!_done)
        {
            _done = true;
            _limit?.Stop();
            completed(response);
        }
    }
}
