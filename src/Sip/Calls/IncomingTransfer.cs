using System.Text;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Transactions;

namespace CxBridge.Sip.Calls;

/// <summary>REFERs of the far end within a call, one at a time, and their implicit subscriptions (RFC 3515).</summary>
/// <remarks>
/// <code>
///   1 REFER -> 202; without one Refer-To 400, of an unknown kind 416, while another is under way 491
///   2 NOTIFY "SIP/2.0 100 Trying", active
///   3 its answer came, or never will -> the handler tries to reach the target
///   4 NOTIFY with the final status, terminated
/// </code>
/// 3 waits for the answer to 2, so that no network can turn their order.
/// </remarks>
internal sealed class IncomingTransfer(SipStack stack, CallSession session, TransferHandler handler)
{
    private const string Fragment = "message/sipfrag;version=2.0";
    private Task _reaching = Task.CompletedTask;
    private bool _busy;

    public void Handle(ServerTransaction transaction)
    {
        // 1
        SipRequest refer = transaction.Request;
        if (refer.Headers.Addresses(HeaderName.ReferTo).ToArray() is not [var target])
        {
            Respond(transaction, 400);
        }
        else if (!target.Uri.IsSip)
        {
            Respond(transaction, 416);
        }
        else if (_busy || session.IsEnding)
        {
            Respond(transaction, 491);
        }
        else
        {
            _busy = true;
            Respond(transaction, 202);
            var request = new TransferRequest(Uri.UnescapeDataString(target.Uri.User ?? ""), target.Uri.Host);
            Notify(refer, 100, "active;expires=60", () => _reaching = Task.Run(() => ReachAsync(refer, request))); // 2
        }
    }

    private async Task ReachAsync(SipRequest refer, TransferRequest request)
    {
        // 3
        int status;
        try
        {
            status = await handler(request);
        }
#pragma warning disable CA1031 // The far end must hear that its transfer failed, whatever the owner's code threw.
        catch (Exception)
#pragma warning restore CA1031
        {
            status = 500;
        }

        // 4
        lock (stack.Gate)
        {
            _busy = false;
            if (!session.IsEnding)
            {
                Notify(refer, status, "terminated;reason=noresource", () => { });
            }
        }
    }

    private void Notify(SipRequest refer, int status, string state, Action completed) => session.Send(
        SipMethod.Notify,
        notify =>
        {
            // The id tells this subscription from those of other REFERs in the dialog (section 2.4.6).
            notify.Headers.Add(HeaderName.Event, $"refer;id={refer.CSeq.Number}");
            notify.Headers.Add(HeaderName.SubscriptionState, state);
            notify.SetBody(Encoding.ASCII.GetBytes($"SIP/2.0 {status} {StatusPhrase.Of(status)}\r\n"), Fragment);
        },
        _ => completed());

    private void Respond(ServerTransaction transaction, int status)
    {
        SipResponse response = SipResponse.For(transaction.Request, status, session.Dialog.Id.LocalTag);
        if (status < 300)
        {
            // A 2xx to a REFER makes a subscription, hence needs a Contact (section 2.4.4).
            response.Headers.Add(HeaderName.Contact, $"<{stack.Router.LocalUri(transaction.Flow, user: null)}>");
        }

        transaction.Respond(response);
    }
}
