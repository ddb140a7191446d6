using CxBridge.Domain.Telephony;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Sdp;
using CxBridge.Sip.Transactions;

namespace CxBridge.Sip.Calls;

/// <summary>INVITE and UPDATE of the far end within a call, and the repetition of our 2xx (RFC 3261 section 14.2, RFC 3311).</summary>
/// <remarks>
/// <code>
///   INVITE with offer    -> 1 answer in 200 -> ACK            MediaChanged at 1
///   INVITE without offer -> 2 our offer in 200 -> 3 answer in ACK   MediaChanged at 3
///   UPDATE with offer    -> 1 answer in 200
///   UPDATE without       -> 200 (a session refresh)
///   a session interval below the least -> 422 (RFC 4028)
///   anything while an offer of ours is open (our own re-INVITE, or 3 outstanding) -> 491
///   any INVITE before the ACK of the last -> 500 with Retry-After
///   an offer that does not fit -> 488; what was agreed before stands
/// </code>
/// </remarks>
internal sealed class Renegotiation
{
    private readonly SipStack _stack;
    private readonly CallSession _session;
    private readonly LegEvents _events;
    private readonly GateTimer _repeat;
    private readonly GateTimer _patience;
    private InviteServerTransaction? _unacknowledged;
    private TimeSpan _interval;

    public Renegotiation(SipStack stack, CallSession session, LegEvents events)
    {
        _stack = stack;
        _session = session;
        _events = events;
        _repeat = stack.Timer(Repeat);
        _patience = stack.Timer(GiveUp);
    }

    /// <summary>A 2xx of ours has not been acknowledged yet.</summary>
    public bool AwaitsAck => _unacknowledged is not null;

    public void Handle(ServerTransaction transaction)
    {
        SipRequest request = transaction.Request;
        if (_unacknowledged is not null && transaction is InviteServerTransaction)
        {
            Respond(transaction, 500, response => response.Headers.Add(HeaderName.RetryAfter, "2"));
        }
        else if (_session.Media.OfferPending)
        {
            Respond(transaction, 491);
        }
        else if (SessionTimer.IsTooShort(request, _stack.Options))
        {
            Respond(transaction, 422, response => response.Headers.Add(HeaderName.MinSe, SessionExpires.Text(_stack.Options.MinSessionExpires)));
        }
        else if (request.Body.Length > 0 && !request.HasSdp)
        {
            Respond(transaction, 415, response => response.Headers.Add(HeaderName.Accept, MediaNegotiator.ContentType));
        }
        else if (request.HasSdp)
        {
            AnswerOffer(transaction, request);
        }
        else if (transaction is InviteServerTransaction invite)
        {
            // 2
            byte[] offer = _session.Media.Offer();
            Respond(transaction, 200, response => response.SetBody(offer, MediaNegotiator.ContentType));
            AwaitAck(invite);
        }
        else
        {
            _session.Dialog.RefreshTarget(request);
            Respond(transaction, 200);
        }
    }

    public void AwaitAck(InviteServerTransaction transaction)
    {
        _unacknowledged = transaction;
        _interval = _stack.Timers.T1;
        _repeat.Start(_interval);
        _patience.Start(_stack.Timers.Patience);
    }

    public void HandleAck(SipRequest ack)
    {
        if (_unacknowledged is null || ack.CSeq.Number != _unacknowledged.Request.CSeq.Number)
        {
            return;
        }

        Stop();
        if (_session.Media.OfferPending)
        {
            TakeAnswer(ack);
        }

        _session.AckSettled();
    }

    public void Stop()
    {
        _unacknowledged = null;
        _repeat.Stop();
        _patience.Stop();
    }

    private void TakeAnswer(SipRequest ack)
    {
        // 3
        bool first = _session.Media.Agreed is null;
        string? reason = ack.HasSdp ? _session.Media.AcceptAnswer(ack.Body.Span) : "the ACK has no answer";
        if (reason is not null)
        {
            _session.Media.WithdrawOffer();
            _session.Hangup(HangupReason.Failure, new LegEnd(LegEndReason.CarrierFailure, 200, reason));
            return;
        }

        AgreedMedia agreed = _session.Media.Agreed!;
        _events.Emit(first ? new LegEvent.Answered(agreed) : new LegEvent.MediaChanged(agreed));
    }

    private void AnswerOffer(ServerTransaction transaction, SipRequest request)
    {
        // 1
        AgreedMedia? before = _session.Media.Agreed;
        if (_session.Media.AnswerOffer(request.Body.Span, out byte[] answer) is not null)
        {
            Respond(transaction, 488);
            return;
        }

        _session.Dialog.RefreshTarget(request);
        Respond(transaction, 200, response => response.SetBody(answer, MediaNegotiator.ContentType));
        if (transaction is InviteServerTransaction invite)
        {
            AwaitAck(invite);
        }

        if (_session.Media.Agreed is { } agreed && agreed != before)
        {
            _events.Emit(new LegEvent.MediaChanged(agreed));
        }
    }

    private void Repeat()
    {
        // TCP too: a proxy on the way may lose it (section 13.3.1.4).
        _interval = _interval * 2 < _stack.Timers.T2 ? _interval * 2 : _stack.Timers.T2;
        _repeat.Start(_interval);
        _unacknowledged?.RepeatSuccess();
    }

    private void GiveUp()
    {
        Stop();
        _session.AckSettled();
        _session.Hangup(HangupReason.Failure, new LegEnd(LegEndReason.CarrierFailure, 200, "the ACK never came"));
    }

    private void Respond(ServerTransaction transaction, int status, Action<SipResponse>? decorate = null)
    {
        SipResponse response = SipResponse.For(transaction.Request, status, _session.Dialog.Id.LocalTag);
        if (status < 300)
        {
            response.Headers.Add(HeaderName.Contact, $"<{_stack.Router.LocalUri(transaction.Flow, user: null)}>");
            response.Headers.Add(HeaderName.Allow, SipMethod.Allowed);
            response.Headers.Add(HeaderName.Supported, SipExtension.Supported);
            _session.Timer.Answer(transaction.Request, response);
        }

        decorate?.Invoke(response);
        transaction.Respond(response);
    }
}
