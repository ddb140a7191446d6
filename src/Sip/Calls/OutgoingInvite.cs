using System.Net;
using CxBridge.Domain.Telephony;
using CxBridge.Sip.Authentication;
using CxBridge.Sip.Dialogs;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Sdp;
using CxBridge.Sip.Targets;
using CxBridge.Sip.Transactions;
using CxBridge.Sip.Transport;
using Microsoft.Extensions.Logging;

namespace CxBridge.Sip.Calls;

/// <summary>A call that we place, from INVITE to the answer or its end (RFC 3261 section 13.2). Used under the gate.</summary>
/// <remarks>
/// <code>
///   1 INVITE with our offer to the best target, once it is permitted: each of them, 3 and 4 included (<see cref="PermittedSending"/>)   Sent
///   2 1xx          early answer kept, PRACK if it wants one         Ringing (180 to 189)
///   3 401, 407     INVITE again with credentials, CSeq + 1          422: with a longer session interval
///   4 503, silence, nobody there: the next target, if any (RFC 3263 section 4.3)
///   5 300-699      acknowledged by the transaction; 300-302 to the same number elsewhere: INVITE there (<see cref="Redirection"/>)   Ended
///   6 2xx          ACK; <see cref="CallSession"/> takes over                Answered
///   7 hang-up or ring time-out before 6: <see cref="InviteBranch"/> takes the INVITE back; then
///       487        Ended          2xx  crossed the CANCEL: ACK, BYE, Ended          nothing for 64 x T1  Ended
///   8 a second 2xx with another tag (fork), or of a target given up: ACK, BYE
/// </code>
/// </remarks>
internal sealed partial class OutgoingInvite : IInviteBranchOwner, ICloseable
{
    private readonly SipStack _stack;
    private readonly PlaceCall _call;
    private readonly LegEvents _events;
    private readonly MediaNegotiator _media;
    private readonly InviteTerms _terms;
    private readonly ILogger _logger;
    private readonly string _tag = SipIds.NewTag();
    private readonly EarlyDialogs _early;
    private readonly GateTimer _ringLimit;
    private readonly CarrierTargets _targets;
    private readonly PermittedSending? _permitted;
    private readonly Redirection _redirection;
    private SipUri? _asked;
    private SipUri? _target;
    private InviteBranch? _branch;
    private CallSession? _session;
    private uint _sequence;
    private (LegEndReason Reason, HangupReason Cause)? _givenUp;

    public OutgoingInvite(SipStack stack, PlaceCall call, LegEvents events)
    {
        _stack = stack;
        _call = call;
        _events = events;
        _media = new MediaNegotiator(call.Media, call.Route.MediaEncryption ?? stack.Options.MediaEncryption);
        _terms = new InviteTerms(stack.Options, call.Route);
        _early = new EarlyDialogs(stack, _media, _terms.Credentials, media => _events.Emit(new LegEvent.Ringing(183, media)));
        _logger = stack.Loggers.CreateLogger<OutgoingInvite>();
        _ringLimit = stack.Timer(() => GiveUp(LegEndReason.RingTimeout, HangupReason.NormalClearing));
        _targets = new CarrierTargets(stack, call.Silence, KeptSilent);
        _redirection = new Redirection(call);
        _permitted = call.Permits is { } permits ? new PermittedSending(stack, permits) : null;
    }

    public string CallId { get; private set; } = "";

    /// <summary>From the answer on.</summary>
    public CallSession? Session => _session;

    public void Start()
    {
        SipUri? route = null;
        string? fault = _stack.IsFull ? "this endpoint has as many calls as it may" : SipUri.Read(_call.Route.Uri, out route);

        // Known before the way is, so that a leg has its name whatever happens.
        IPAddress towards = (route is null ? null : TargetFinder.Literal(route, SipTransportKind.Udp))?.Remote.Address ?? IPAddress.Loopback;
        CallId = $"{_call.Attempt}@{_stack.Router.LocalAddress(towards)}";
        if (fault is not null)
        {
            End(new LegEnd(_stack.IsFull ? LegEndReason.Cancelled : LegEndReason.Unreachable, null, fault));
            return;
        }

        _stack.Live.Add(this);
        _ringLimit.Start(_call.RingTimeout);
        _stack.Router.Locate(route!, targets => SendFirstInvite(route!, targets), reason => End(new LegEnd(LegEndReason.Unreachable, null, EndReasons.Clean(reason))));
    }

    public void Hangup(HangupReason reason)
    {
        if (_session is not null)
        {
            _session.Hangup(reason);
        }
        else
        {
            GiveUp(LegEndReason.Cancelled, reason);
        }
    }

    public void Received(InviteBranch branch, SipResponse response)
    {
        if (branch == _branch)
        {
            _targets.Heard();
        }

        if (response.IsSuccess)
        {
            ReceiveSuccess(branch, response);
        }
        else if (_events.HasEnded || _session is not null || branch != _branch)
        {
            // A slower branch, or an answer after we stopped waiting: of no account.
        }
        else if (response.IsProvisional)
        {
            ReceiveProvisional(branch, response);
        }
        else if (_givenUp is { } own)
        {
            // 7, when the final status is the echo of our CANCEL.
            End(EndReasons.From(response) with { Reason = own.Reason });
        }
        else if (!(TryAgain(branch, response) || (response.Status == 503 && TryNextTarget("503", EndReasons.RetryAfterOf(response))) || TryElsewhere(response)))
        {
            // 5
            LegEnd end = EndReasons.From(response);
            End(_redirection.Refusal is { } refusal ? end with { Detail = refusal } : end);
        }
    }

    public void Failed(InviteBranch branch, string reason)
    {
        // No response at all: not even a CANCEL could be sent, so this outranks our own giving up.
        if (branch == _branch && _session is null && !(_givenUp is null && TryNextTarget(reason, retryAfter: null)))
        {
            End(new LegEnd(LegEndReason.Unreachable, null, EndReasons.Clean(reason)));
        }
    }

    public void CancelUnanswered(InviteBranch branch)
    {
        if (branch == _branch && _session is null)
        {
            End(new LegEnd(_givenUp!.Value.Reason, null, "no final response after CANCEL"));
        }
    }

    /// <summary>The endpoint closes; from the answer on this is the session's business.</summary>
    public void Close()
    {
        GiveUp(LegEndReason.Cancelled, HangupReason.Operator);
        End(new LegEnd(LegEndReason.Cancelled, null, "the endpoint closed"));
    }

    private void SendFirstInvite(SipUri route, IReadOnlyList<SipFlow> targets)
    {
        if (_events.HasEnded)
        {
            return;
        }

        _asked = _target = OutgoingRequests.Target(_call, route);
        SendInvite(_targets.Begin(targets));
    }

    // 1
    private void SendInvite(SipFlow target)
    {
        if (_permitted is null)
        {
            SendNow(target);
            return;
        }

        // What was sent before is over or given up: while we wait there is nothing to cancel, and no answer to it counts.
        _branch = null;
        _permitted.Send(() => SendNow(target), reason => End(new LegEnd(LegEndReason.CarrierFailure, null, reason)));
    }

    private void SendNow(SipFlow target)
    {
        _media.Move(_stack.Router.MediaFor(_call.Media, target));
        SipRequest invite = OutgoingRequests.Invite(_stack, target, _call, (_target!, _asked!), CallId, _tag, ++_sequence);
        invite.SetBody(_media.Offer(), MediaNegotiator.ContentType);
        _terms.Apply(invite);
        _branch = new InviteBranch(_stack, this, target, invite);
        _targets.Sent();
        if (_sequence == 1)
        {
            // The wait for a permit is not the callee's: it rings for as long as the campaign wants.
            _ringLimit.Start(_call.RingTimeout);
            _events.Emit(new LegEvent.Sent());
            LogPlaced(CallId, _call.To.Masked, _call.Route.Carrier.Value);
        }
    }

    // 2
    private void ReceiveProvisional(InviteBranch branch, SipResponse response)
    {
        AgreedMedia? media = _early.Receive(branch.Request, response);
        if (response.Status is >= 180 and < 190 && _givenUp is null)
        {
            _events.Emit(new LegEvent.Ringing(response.Status, media));
        }
    }

    // 3
    private bool TryAgain(InviteBranch branch, SipResponse response)
    {
        if (!_terms.Accept(response))
        {
            return false;
        }

        SendInvite(branch.Target);
        return true;
    }

    private void ReceiveSuccess(InviteBranch branch, SipResponse response)
    {
        if (_stack.Dialogs.Find(DialogId.Of(response)) is CallSession known)
        {
            // The ACK was lost.
            known.HandleLateSuccess(response);
        }
        else if (_session is not null || _events.HasEnded || branch != _branch)
        {
            // 8, or an answer long after we stopped waiting.
            var nobody = new LegEvents();
            ForkedAnswer.Drop(_stack, branch.Request, response, _call.Media, _terms.Credentials, nobody, HangupReason.NormalClearing,
                new LegEnd(LegEndReason.Cancelled, response.Status, "another branch answered first"));
        }
        else if (_givenUp is { } own)
        {
            // 7: the answer crossed our CANCEL on the wire.
            LetGo();
            _session = ForkedAnswer.Drop(_stack, branch.Request, response, _call.Media, _terms.Credentials, _events, own.Cause,
                new LegEnd(own.Reason, response.Status, "answered while being cancelled"));
        }
        else
        {
            Answered(branch, response);
        }
    }

    // 6
    private void Answered(InviteBranch branch, SipResponse response)
    {
        EarlyDialog? early = _early.Find(response);
        string? fault = _early.Settle(response);
        LetGo();
        _terms.Credentials.Succeeded();
        _session = new CallSession(_stack, Dialog.FromResponse(branch.Request, response, early?.Dialog.LocalSequence), _media, _terms.Credentials, _events, response);
        _session.Acknowledge(response.CSeq.Number);
        _session.Timer.Settle(response);
        if (fault is null)
        {
            _events.Emit(new LegEvent.Answered(_media.Agreed!));
            LogAnswered(CallId, _media.Agreed!.Codec);
        }
        else
        {
            _stack.Metrics.RefusedByUs();
            _session.Hangup(HangupReason.Failure, new LegEnd(LegEndReason.CarrierFailure, response.Status, fault));
        }
    }

    // 7
    private void GiveUp(LegEndReason reason, HangupReason cause)
    {
        if (_events.HasEnded || _session is not null || _givenUp is not null)
        {
            return;
        }

        _givenUp = (reason, cause);
        _ringLimit.Stop();
        _targets.Stop();
        if (_branch is null)
        {
            End(new LegEnd(reason, null, "before the INVITE was sent"));
        }
        else
        {
            _branch.GiveUp(cause);
        }
    }

    // The session has timers of its own, and its own place among the live calls.
    private void LetGo()
    {
        _permitted?.Stop();
        _ringLimit.Stop();
        _targets.Stop();
        _early.Close();
        _stack.Live.Remove(this);
    }

    private void End(LegEnd end)
    {
        LetGo();
        _branch?.Drop();
        if (end.Status is 488 or 606 && !_events.HasEnded)
        {
            _stack.Metrics.RefusedByThem();
        }

        if (_events.End(end))
        {
            LogEnded(CallId, end.Reason, end.Status, end.Detail);
        }
    }
}
