using CxBridge.Domain.Telephony;
using CxBridge.Sip.Dialogs;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Sdp;
using CxBridge.Sip.Transactions;

namespace CxBridge.Sip.Calls;

/// <summary>An INVITE of the far end until it is decided; used under the gate.</summary>
/// <remarks>
/// <code>
///   INVITE -> 1 Open -- 100 by itself after 200 ms -- provisional responses --+
///               |  ^---------------------------------------------------------+
///               |-- accepted: 200, or first the PRACK that is missing, then 200 --> 2 Answered
///               |-- refused: 3xx-6xx --> Rejected        ignored: no word --> Ignored
///               |-- CANCEL, or BYE of the early dialog: 487 --> Cancelled       (in 2 too, until the 200 is out)
///               +-- no decision in time (<see cref="SipOptions.DecisionLimit"/>): 480 --> Rejected
/// </code>
/// </remarks>
internal sealed class IncomingInvite : ICloseable
{
    // RFC 3261 section 17.2.1: a 100 is due when the user needs longer than this.
    private static readonly TimeSpan s_tryingDelay = TimeSpan.FromMilliseconds(200);
    private readonly SipStack _stack;
    private readonly InviteServerTransaction _transaction;
    private readonly Action _cancelled;
    private readonly string _tag = SipIds.NewTag();
    private readonly CalledEarlyDialog _early;
    private readonly GateTimer _trying;
    private readonly GateTimer _limit;
    private readonly CallSession? _replaced;
    private IncomingCallState _state = IncomingCallState.Open;
    private CallSession? _unanswered;

    /// <param name="stack">What it stands on.</param>
    /// <param name="transaction">Of the INVITE.</param>
    /// <param name="replaced">The call that this one shall take the place of (RFC 3891), or null.</param>
    /// <param name="cancelled">The caller gave up before the decision.</param>
    public IncomingInvite(SipStack stack, InviteServerTransaction transaction, CallSession? replaced, Action cancelled)
    {
        _stack = stack;
        _transaction = transaction;
        _replaced = replaced;
        _cancelled = cancelled;
        _early = new CalledEarlyDialog(stack, transaction, _tag, Cancel, () => Reject(504, "No PRACK came", null));
        _trying = stack.Timer(() => Ring(100));
        _limit = stack.Timer(() => Reject(480, "Nobody decided in time", null));
        _trying.Start(s_tryingDelay);
        _limit.Start(stack.Options.DecisionLimit);
        transaction.Cancelled = Cancel;
        stack.Live.Add(this);
    }

    public SipRequest Request => _transaction.Request;

    public SipStack Stack => _stack;

    public bool IsOpen => _state == IncomingCallState.Open;

    /// <summary>A provisional response without media.</summary>
    public void Ring(int status)
    {
        if (IsOpen && status == 100)
        {
            _trying.Stop();
            _transaction.Respond(Build(status, null));
        }
        else if (IsOpen)
        {
            _trying.Stop();
            _early.Send(Build(status, null));
        }
    }

    /// <summary>A 183 with an answer, when there is an offer that can be answered; a plain one otherwise.</summary>
    public void RingWithMedia(LocalMedia media)
    {
        if (!IsOpen)
        {
            return;
        }

        SipResponse response = Build(183, null);
        if (Request.HasSdp && _early.Agree(media) is null)
        {
            response.SetBody(_early.Answer!, MediaNegotiator.ContentType);
        }

        _trying.Stop();
        _early.Send(response);
    }

    /// <summary>Accepts the call.</summary>
    /// <returns>Null when it was refused with 488: nothing in common.</returns>
    public CallSession? Accept(LocalMedia media, LegEvents events, TransferHandler? transfers)
    {
        if (_early.Agree(media) is { } reason)
        {
            _stack.Metrics.RefusedByUs();
            Reject(488, reason: null, retryAfterSeconds: null);
            events.End(new LegEnd(LegEndReason.CarrierFailure, 488, reason));
            return null;
        }

        Decide(IncomingCallState.Answered);
        _early.Leave();
        var session = new CallSession(_stack, Dialog.FromRequest(Request, _tag, _transaction.Flow), _early.Media!, credentials: null, events, Request, transfers);
        _unanswered = session;
        session.HoldBye();
        _early.Enter();
        _early.WhenSettled(() => SendAnswer(session, transfers));
        if (_early.Media!.Agreed is { } agreed)
        {
            events.Emit(new LegEvent.Answered(agreed));
        }

        return session;
    }

    public void Reject(int status, string? reason, int? retryAfterSeconds)
    {
        if (_state == IncomingCallState.Ignored)
        {
            _limit.Stop();
            _transaction.Abandon();
        }
        else if (Decide(IncomingCallState.Rejected) || _unanswered is not null)
        {
            SipResponse response = Build(status, reason);
            if (retryAfterSeconds is { } seconds)
            {
                response.Headers.Add(HeaderName.RetryAfter, seconds.ToString());
            }

            _transaction.Respond(response);
            TakeBack(new LegEnd(LegEndReason.CarrierFailure, status, reason));
        }
    }

    /// <summary>The transaction stays, to swallow what the caller sends again, until the limit.</summary>
    public void Ignore()
    {
        if (Decide(IncomingCallState.Ignored))
        {
            _limit.Start(_stack.Options.DecisionLimit);
        }
    }

    public void Close() => Reject(503, reason: null, retryAfterSeconds: null);

    private void Cancel()
    {
        if (Decide(IncomingCallState.Cancelled))
        {
            _transaction.Respond(Build(487, null));
            _cancelled();
        }
        else if (_unanswered is not null)
        {
            _transaction.Respond(Build(487, null));
            TakeBack(new LegEnd(LegEndReason.Cancelled, 487, "the caller gave up"));
        }
    }

    // 2
    private void SendAnswer(CallSession session, TransferHandler? transfers)
    {
        _unanswered = null;
        _early.Close();
        if (session.IsEnding)
        {
            // It was hung up while the PRACK was on its way.
            _transaction.Respond(Build(480, null));
            session.Abort();
            return;
        }

        SipResponse success = Build(200, null);
        success.Headers.Set(HeaderName.Allow, transfers is null ? SipMethod.Allowed : SipMethod.AllowedWithTransfers);
        success.Headers.Add(HeaderName.Supported, SipExtension.Supported);
        session.Timer.Answer(Request, success);
        if (!_early.HasAnswered)
        {
            // After a reliable answer there is nothing left to answer (RFC 3262 section 5).
            success.SetBody(_early.Answer ?? _early.Media!.Offer(), MediaNegotiator.ContentType);
        }

        _stack.Dialogs.Add(session.Dialog.Id, session);
        _transaction.Respond(success);
        session.AwaitAck(_transaction);
        _replaced?.Hangup(HangupReason.NormalClearing);
    }

    // The answer never left.
    private void TakeBack(LegEnd end)
    {
        CallSession? session = _unanswered;
        _unanswered = null;
        _early.Close();
        session?.End(end);
    }

    private bool Decide(IncomingCallState decision)
    {
        if (!IsOpen)
        {
            return false;
        }

        _state = decision;
        _trying.Stop();
        _limit.Stop();
        _stack.Live.Remove(this);
        if (decision != IncomingCallState.Answered)
        {
            _early.Close();
        }

        return true;
    }

    private SipResponse Build(int status, string? phrase)
    {
        SipResponse response = SipResponse.For(Request, status, status == 100 ? null : _tag, phrase is null ? null : EndReasons.Clean(phrase));
        if (status is > 100 and < 300)
        {
            response.Headers.Add(HeaderName.Contact, $"<{_stack.Router.LocalUri(_transaction.Flow, Request.Uri.User)}>");
            response.Headers.Add(HeaderName.Allow, SipMethod.Allowed);
        }

        return response;
    }
}
