using CxBridge.Domain.Telephony;
using CxBridge.Sip.Dialogs;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Sdp;
using CxBridge.Sip.Transactions;

namespace CxBridge.Sip.Calls;

/// <summary>The dialog of an INVITE of the far end before our answer: provisional responses with media, and what the caller sends meanwhile.</summary>
/// <remarks>
/// <code>
///   1 183 with an answer     reliable where the caller knows how (RFC 3262), else as it is
///   2 PRACK                  200; with a new offer also answered
///   3 UPDATE                 after 1 has arrived: answered (RFC 3311); before: 500 with Retry-After; without an offer: 200
///   4 BYE                    ends the call like a CANCEL (RFC 3261 section 15)
/// </code>
/// </remarks>
internal sealed class CalledEarlyDialog : IDialogOwner
{
    private readonly SipStack _stack;
    private readonly InviteServerTransaction _transaction;
    private readonly DialogId _id;
    private readonly Action _byeCame;
    private readonly ReliableResponses _reliable;

    public CalledEarlyDialog(SipStack stack, InviteServerTransaction transaction, string tag, Action byeCame, Action prackMissing)
    {
        _stack = stack;
        _transaction = transaction;
        _byeCame = byeCame;
        _id = new DialogId(transaction.Request.CallId, tag, transaction.Request.From.Tag ?? "");
        _reliable = new ReliableResponses(stack, transaction, prackMissing);
        Enter();
    }

    /// <summary>Null until media was promised or the call was answered.</summary>
    public MediaNegotiator? Media { get; private set; }

    /// <summary>The answer that the caller has been given before the call was answered, or null.</summary>
    public byte[]? Answer { get; private set; }

    /// <summary>Whether that answer needs no repetition in the 2xx.</summary>
    public bool HasAnswered => _reliable.HasSentBody;

    /// <summary>Hears of the dialog's requests (again).</summary>
    public void Enter() => _stack.Dialogs.Add(_id, this);

    /// <summary>Somebody else does, or nobody.</summary>
    public void Leave() => _stack.Dialogs.Remove(_id, this);

    /// <summary>Answers the INVITE's offer, if there is one, for early media or for the 2xx; once.</summary>
    /// <returns>Null when it was answered or there is nothing to answer; otherwise the reason.</returns>
    public string? Agree(LocalMedia local)
    {
        if (Media is not null)
        {
            return null;
        }

        var media = new MediaNegotiator(_stack.Router.MediaFor(local, _transaction.Flow), _stack.Options.MediaEncryption);
        byte[]? answer = null;
        if (_transaction.Request.HasSdp && media.AnswerOffer(_transaction.Request.Body.Span, out answer) is { } reason)
        {
            return reason;
        }

        Media = media;
        Answer = answer;
        return null;
    }

    /// <summary>Sends a provisional response above 100.</summary>
    public void Send(SipResponse response)
    {
        // 1
        SipRequest invite = _transaction.Request;
        if (response.Body.Length > 0 && SipExtension.IsSupported(invite, SipExtension.Reliable) || SipExtension.IsRequired(invite, SipExtension.Reliable))
        {
            // Without an offer in the INVITE the first reliable response would have to make one (RFC 3262 section 5): then only the 2xx speaks.
            if (invite.HasSdp)
            {
                _reliable.Send(response);
            }
        }
        else
        {
            _transaction.Respond(response);
        }
    }

    /// <summary>Runs at once, or when the PRACK has come that a 2xx must not overtake.</summary>
    public void WhenSettled(Action action) => _reliable.WhenSettled(action);

    public void Close()
    {
        _reliable.Stop();
        Leave();
    }

    public void Handle(ServerTransaction transaction)
    {
        SipRequest request = transaction.Request;
        switch (request.Method.Name)
        {
            case "PRACK":
                // 2
                Respond(transaction, _reliable.Accept(request) ? 200 : 481, request);
                _reliable.Proceed();
                break;
            case "UPDATE" when request.HasSdp && (Answer is null || !_reliable.IsSettled):
                Respond(transaction, 500, null, response => response.Headers.Add(HeaderName.RetryAfter, "2"));
                break;
            case "UPDATE":
                // 3
                Respond(transaction, 200, request);
                break;
            case "BYE":
                // 4
                Respond(transaction, 200, null);
                _byeCame();
                break;
            default:
                Respond(transaction, request.Method.IsStandard ? 405 : 501, null, response => response.Headers.Add(HeaderName.Allow, SipMethod.Allowed));
                break;
        }
    }

    public void HandleAck(SipRequest ack)
    {
        // Nothing has been answered yet.
    }

    public void HandleLateSuccess(SipResponse response)
    {
        // This side was called.
    }

    private void Respond(ServerTransaction transaction, int status, SipRequest? mayOffer, Action<SipResponse>? decorate = null)
    {
        byte[] answer = [];
        if (status == 200 && mayOffer is { HasSdp: true })
        {
            status = Media is null || Media.AnswerOffer(mayOffer.Body.Span, out answer) is not null ? 488 : 200;
        }

        SipResponse response = SipResponse.For(transaction.Request, status, _id.LocalTag);
        if (status < 300)
        {
            response.Headers.Add(HeaderName.Contact, $"<{_stack.Router.LocalUri(transaction.Flow, _transaction.Request.Uri.User)}>");
        }

        if (answer.Length > 0 && status == 200)
        {
            response.SetBody(answer, MediaNegotiator.ContentType);
        }

        decorate?.Invoke(response);
        transaction.Respond(response);
    }
}
