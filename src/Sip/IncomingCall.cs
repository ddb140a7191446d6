using CxBridge.Domain.Telephony;
using CxBridge.Sip.Calls;
using CxBridge.Sip.Dialogs;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Sdp;
using CxBridge.Sip.Transactions;

namespace CxBridge.Sip;

/// <summary>An INVITE that waits for a decision. Every member may be called from any thread, and does nothing once the call is decided.</summary>
/// <remarks>
/// <code>
///   INVITE -> 1 Open -- 100 by itself after 200 ms -- Trying, Ring, RingWithMedia: 1xx --+
///               |  ^------------------------------------------------------------------+
///               |-- Answer: 200 --> Answered      Reject: 3xx-6xx --> Rejected      Ignore --> Ignored
///               |-- CANCEL, or BYE of the early dialog: 487 --> Cancelled
///               +-- no decision in time (<see cref="SipOptions.DecisionLimit"/>): 480 --> Rejected
/// </code>
/// </remarks>
#pragma warning disable CA1001 // The token source has neither timer nor link, so there is nothing to free; the call's reader owns no life cycle.
public sealed class IncomingCall : IDialogOwner, ICloseable
#pragma warning restore CA1001
{
    // RFC 3261 section 17.2.1: a 100 is due when the user needs longer than this.
    private static readonly TimeSpan s_tryingDelay = TimeSpan.FromMilliseconds(200);
    private readonly SipStack _stack;
    private readonly InviteServerTransaction _transaction;
    private readonly string _tag = SipIds.NewTag();
    private readonly DialogId _early;
    private readonly GateTimer _trying;
    private readonly GateTimer _limit;
    private readonly CancellationTokenSource _cancelled = new();
    private IncomingCallState _state = IncomingCallState.Open;
    private MediaNegotiator? _media;
    private byte[]? _earlyAnswer;

    internal IncomingCall(SipStack stack, InviteServerTransaction transaction, IReadOnlyList<AgreedMedia> offer)
    {
        _stack = stack;
        _transaction = transaction;
        Offer = offer;
        _early = new DialogId(Request.CallId, _tag, Request.From.Tag ?? "");
        _trying = stack.Timer(() => Provisional(100, null));
        _limit = stack.Timer(() => Reject(480, "Nobody decided in time", null));
        _trying.Start(s_tryingDelay);
        _limit.Start(stack.Options.DecisionLimit);
        stack.Dialogs.Add(_early, this);
        stack.Live.Add(this);
    }

    /// <summary>The SIP Call-ID.</summary>
    public string CallId => Request.CallId;

    /// <summary>User part of the Request-URI: the called number, "" when there is none.</summary>
    public string To => Uri.UnescapeDataString(Request.Uri.User ?? "");

    /// <summary>User part of the From header: the calling number, "" when there is none.</summary>
    public string From => Uri.UnescapeDataString(Request.From.Uri.User ?? "");

    /// <summary>What the caller offers: one entry for each codec known here, most wanted first. Empty when the INVITE has no offer: then
    /// <see cref="Answer"/> makes one.</summary>
    public IReadOnlyList<AgreedMedia> Offer { get; }

    /// <summary>Cancelled when the caller gives up before the decision.</summary>
    public CancellationToken Cancelled => _cancelled.Token;

    private SipRequest Request => _transaction.Request;

    /// <summary>The first header of that name, or null. Compact names have been expanded.</summary>
    public string? Header(string name) => Request.Headers[name];

    /// <summary>Sends 100 at once.</summary>
    public Task TryingAsync() => UnderGate(() => Provisional(100, null));

    /// <summary>Sends a provisional response without media.</summary>
    /// <param name="status">180 to 189; 180 rings.</param>
    public Task RingAsync(int status = 180)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 180);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 189);
        return UnderGate(() => Provisional(status, null));
    }

    /// <summary>Sends 183 with an answer, so that media may flow before the call is answered. Without an offer to answer it is a plain 183.</summary>
    public Task RingWithMediaAsync(LocalMedia media) => UnderGate(() =>
    {
        if (_state == IncomingCallState.Open && _media is null && Request.HasSdp)
        {
            var early = new MediaNegotiator(_stack.MediaFor(media, _transaction.Flow));
            if (early.AnswerOffer(Request.Body.Span, out byte[] answer) is null)
            {
                _media = early;
                _earlyAnswer = answer;
            }
        }

        Provisional(183, _earlyAnswer);
    });

    /// <summary>Sends 200. <see cref="LegEvent.Answered"/> is there at once when the INVITE had an offer, otherwise with the ACK.
    /// When the call is decided already, or no codec is in common (488), the leg has ended.</summary>
    /// <param name="media">Where this side receives; ignored in favour of what <see cref="RingWithMediaAsync"/> promised.</param>
    /// <param name="transfers">Takes the caller's wishes to hand this side to somebody else (REFER); null refuses them with 405.</param>
    public ICallLeg Answer(LocalMedia media, TransferHandler? transfers = null)
    {
        lock (_stack.Gate)
        {
            var events = new LegEvents();
            if (_state != IncomingCallState.Open)
            {
                events.End(new LegEnd(LegEndReason.Cancelled, null, "the call was decided before"));
                return new AnsweredLeg(_stack, CallId, events, null);
            }

            _media ??= new MediaNegotiator(_stack.MediaFor(media, _transaction.Flow));
            byte[]? body = _earlyAnswer;
            if (body is null && Request.HasSdp && _media.AnswerOffer(Request.Body.Span, out body) is { } reason)
            {
                Reject(488, reason: null, retryAfterSeconds: null);
                events.End(new LegEnd(LegEndReason.CarrierFailure, 488, reason));
                return new AnsweredLeg(_stack, CallId, events, null);
            }

            return new AnsweredLeg(_stack, CallId, events, Accept(body ?? _media.Offer(), events, transfers));
        }
    }

    /// <summary>Refuses the call.</summary>
    /// <param name="status">300 to 699.</param>
    /// <param name="reason">Reason phrase, or null for the usual one.</param>
    /// <param name="retryAfterSeconds">Adds Retry-After: with 503 it tells a carrier how long to stay away.</param>
    public Task RejectAsync(int status, string? reason = null, int? retryAfterSeconds = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 300);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 699);
        return UnderGate(() => Reject(status, reason, retryAfterSeconds));
    }

    /// <summary>Never replies, as if the host were gone. Call it within 200 ms, before the 100 goes out by itself.</summary>
    public void Ignore()
    {
        lock (_stack.Gate)
        {
            // The transaction stays, to swallow what the caller sends again, until the limit.
            if (Decide(IncomingCallState.Ignored))
            {
                _limit.Start(_stack.Options.DecisionLimit);
            }
        }
    }

    void IDialogOwner.Handle(ServerTransaction transaction)
    {
        // A BYE of the early dialog ends the call like a CANCEL (RFC 3261 section 15).
        bool bye = transaction.Request.Method == SipMethod.Bye;
        _stack.Respond(transaction, bye ? 200 : transaction.Request.Method == SipMethod.Update ? 491 : 405, headers => headers.Add(HeaderName.Allow, SipMethod.Allowed));
        if (bye)
        {
            Cancel();
        }
    }

    void IDialogOwner.HandleAck(SipRequest ack)
    {
        // Nothing has been answered yet.
    }

    void IDialogOwner.HandleLateSuccess(SipResponse response)
    {
        // This side was called.
    }

    void ICloseable.Close() => Reject(503, reason: null, retryAfterSeconds: null);

    /// <summary>CANCEL came.</summary>
    internal void Cancel()
    {
        if (Decide(IncomingCallState.Cancelled))
        {
            Respond(487, null, null);

            // Callbacks of strangers must not run under the gate.
            ThreadPool.UnsafeQueueUserWorkItem(static source => source.Cancel(), _cancelled, preferLocal: false);
        }
    }

    /// <summary>Nobody takes calls fast enough.</summary>
    internal void RefuseAsFull() => Reject(_stack.Options.StatusWhenFull, reason: null, retryAfterSeconds: 5);

    private CallSession Accept(byte[] body, LegEvents events, TransferHandler? transfers)
    {
        Decide(IncomingCallState.Answered);
        Respond(200, null, response =>
        {
            response.Headers.Set(HeaderName.Allow, transfers is null ? SipMethod.Allowed : SipMethod.AllowedWithTransfers);
            response.SetBody(body, MediaNegotiator.ContentType);
        });
        var session = new CallSession(_stack, Dialog.FromRequest(Request, _tag), _media!, credentials: null, events, inviteStatus: 200, transfers);
        session.AwaitAck(_transaction);
        if (_media!.Agreed is { } agreed)
        {
            events.Emit(new LegEvent.Answered(agreed));
        }

        return session;
    }

    private void Provisional(int status, byte[]? body)
    {
        if (_state == IncomingCallState.Open)
        {
            _trying.Stop();
            Respond(status, null, body is null ? null : response => response.SetBody(body, MediaNegotiator.ContentType));
        }
    }

    private void Reject(int status, string? reason, int? retryAfterSeconds)
    {
        if (_state == IncomingCallState.Ignored)
        {
            _limit.Stop();
            _transaction.Abandon();
        }
        else if (Decide(IncomingCallState.Rejected))
        {
            Respond(status, reason, response =>
            {
                if (retryAfterSeconds is { } seconds)
                {
                    response.Headers.Add(HeaderName.RetryAfter, seconds.ToString());
                }
            });
        }
    }

    private bool Decide(IncomingCallState decision)
    {
        if (_state != IncomingCallState.Open)
        {
            return false;
        }

        _state = decision;
        _trying.Stop();
        _limit.Stop();
        _stack.Dialogs.Remove(_early, this);
        _stack.Live.Remove(this);
        return true;
    }

    private void Respond(int status, string? phrase, Action<SipResponse>? decorate)
    {
        SipResponse response = SipResponse.For(Request, status, status == 100 ? null : _tag, phrase is null ? null : EndReasons.Clean(phrase));
        if (status is > 100 and < 300)
        {
            response.Headers.Add(HeaderName.Contact, $"<{_stack.LocalUri(_transaction.Flow, Request.Uri.User)}>");
            response.Headers.Add(HeaderName.Allow, SipMethod.Allowed);
        }

        decorate?.Invoke(response);
        _transaction.Respond(response);
    }

    private Task UnderGate(Action action)
    {
        lock (_stack.Gate)
        {
            action();
        }

        return Task.CompletedTask;
    }
}
