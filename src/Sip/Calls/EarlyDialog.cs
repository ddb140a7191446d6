using CxBridge.Domain.Telephony;
using CxBridge.Sip.Authentication;
using CxBridge.Sip.Dialogs;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Sdp;
using CxBridge.Sip.Transactions;

namespace CxBridge.Sip.Calls;

/// <summary>One branch of an INVITE of ours between its first provisional response with a tag and the answer (RFC 3261 section 12.1).</summary>
/// <remarks>
/// <code>
///   1 a reliable 1xx, next in order     PRACK (RFC 3262); out of order or repeated: nothing, it comes again
///   2 its answer binds                  a 2xx of this branch needs none
///   3 UPDATE of the far end             with an offer after 2: answered; before: 491; without: 200 (RFC 3311)
/// </code>
/// </remarks>
internal sealed class EarlyDialog : IDialogOwner
{
    private readonly SipStack _stack;
    private readonly MediaNegotiator _media;
    private readonly DigestSession _credentials;
    private readonly Action<AgreedMedia> _changed;
    private uint? _lastReliable;

    public EarlyDialog(SipStack stack, SipRequest invite, SipResponse response, MediaNegotiator media, DigestSession credentials, Action<AgreedMedia> changed)
    {
        _stack = stack;
        _media = media;
        _credentials = credentials;
        _changed = changed;
        Dialog = Dialog.FromResponse(invite, response);
        stack.Dialogs.Add(Dialog.Id, this);
    }

    public Dialog Dialog { get; }

    /// <summary>2: whether the offer has been answered for good.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>A provisional response of this branch.</summary>
    /// <param name="response">The response.</param>
    /// <param name="answer">What its body agrees to, or null.</param>
    public void Receive(SipResponse response, AgreedMedia? answer)
    {
        if (!SipExtension.IsRequired(response, SipExtension.Reliable) || !uint.TryParse(response.Headers[HeaderName.RSeq], out uint number)
            || (_lastReliable is { } last && number != last + 1))
        {
            return;
        }

        // 1
        _lastReliable = number;
        string rack = $"{number} {response.CSeq}";
        new DialogRequest(_stack, Dialog, _credentials, SipMethod.Prack, prack => prack.Headers.Add(HeaderName.RAck, rack), _ => { }).Send();
        if (answer is not null && !IsSettled)
        {
            // 2
            IsSettled = true;
            _media.Settle(answer);
        }
    }

    /// <summary>The branch became the call, or nobody wants it any more.</summary>
    public void Close() => _stack.Dialogs.Remove(Dialog.Id, this);

    public void Handle(ServerTransaction transaction)
    {
        SipRequest request = transaction.Request;
        if (!Dialog.AcceptSequence(request.CSeq.Number))
        {
            Respond(transaction, 500, null);
        }
        else if (request.Method != SipMethod.Update)
        {
            Respond(transaction, request.Method.IsStandard ? 405 : 501, response => response.Headers.Add(HeaderName.Allow, SipMethod.Allowed));
        }
        else if (!request.HasSdp)
        {
            Respond(transaction, 200, null);
        }
        else if (!IsSettled)
        {
            Respond(transaction, 491, null);
        }
        else if (_media.AnswerOffer(request.Body.Span, out byte[] answer) is null)
        {
            // 3
            Dialog.RefreshTarget(request);
            Respond(transaction, 200, response => response.SetBody(answer, MediaNegotiator.ContentType));
            _changed(_media.Agreed!);
        }
        else
        {
            Respond(transaction, 488, null);
        }
    }

    public void HandleAck(SipRequest ack)
    {
        // The far end has no INVITE of its own here.
    }

    public void HandleLateSuccess(SipResponse response)
    {
        // The leg hears of it by the transaction.
    }

    private void Respond(ServerTransaction transaction, int status, Action<SipResponse>? decorate)
    {
        SipResponse response = SipResponse.For(transaction.Request, status, Dialog.Id.LocalTag);
        if (status < 300)
        {
            response.Headers.Add(HeaderName.Contact, $"<{_stack.Router.LocalUri(transaction.Flow, user: null)}>");
        }

        decorate?.Invoke(response);
        transaction.Respond(response);
    }
}
