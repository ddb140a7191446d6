using System.Threading.Channels;
using CxBridge.Domain.Telephony;
using CxBridge.Sip.Authentication;
using CxBridge.Sip.Dialogs;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Sdp;
using CxBridge.Sip.Transactions;
using CxBridge.Sip.Transport;
using Microsoft.Extensions.Logging;

namespace CxBridge.Sip.Calls;

/// <summary>A call that we place, from INVITE to its end (RFC 3261 section 13.2).</summary>
/// <remarks>
/// <code>
///   1 INVITE with our offer                                        Sent
///   2 1xx          early answer kept                               Ringing (180 to 189)
///   3 401, 407     INVITE again with credentials, CSeq + 1
///   4 300-699      acknowledged by the transaction                 Ended
///   5 2xx          ACK; <see cref="CallSession"/> takes over               Answered
///   6 hang-up or ring time-out before 5: CANCEL as soon as 2 has come; then
///       487        Ended          2xx  crossed the CANCEL: ACK, BYE, Ended          nothing for 64 x T1  Ended
///   7 a second 2xx with another tag (fork): ACK, BYE
/// </code>
/// </remarks>
internal sealed partial class OutgoingLeg : ISipLeg, IClientTransactionUser, ICloseable
{
    private readonly SipStack _stack;
    private readonly PlaceCall _call;
    private readonly LegEvents _events = new();
    private readonly MediaNegotiator _media;
    private readonly DigestSession _credentials;
    private readonly ILogger _logger;
    private readonly string _tag = SipIds.NewTag();
    private readonly GateTimer _ringLimit;
    private readonly GateTimer _cancelLimit;
    private SipUri? _target;
    private ClientTransaction? _invite;
    private CallSession? _session;
    private uint _sequence;
    private bool _progressed;
    private (LegEndReason Reason, HangupReason Cause)? _givenUp;
    private AgreedMedia? _early;

    public OutgoingLeg(SipStack stack, PlaceCall call)
    {
        _stack = stack;
        _call = call;
        _media = new MediaNegotiator(call.Media);
        _credentials = new DigestSession(call.Route.Username, call.Route.Password);
        _logger = stack.Loggers.CreateLogger<OutgoingLeg>();
        _ringLimit = stack.Timer(() => GiveUp(LegEndReason.RingTimeout, HangupReason.NormalClearing));
        _cancelLimit = stack.Timer(CancelUnanswered);
    }

    public string CallId { get; private set; } = "";

    public ChannelReader<LegEvent> Events => _events.Reader;

    public void Start()
    {
        lock (_stack.Gate)
        {
            SipUri? route = null;
            string? fault = _stack.IsFull ? "this endpoint has as many calls as it may" : SipUri.Read(_call.Route.Uri, out route);

            // Known before the way is, so that a leg has its name whatever happens.
            System.Net.IPAddress towards = (route is null ? null : NextHop.Literal(route))?.Address ?? System.Net.IPAddress.Loopback;
            CallId = $"{_call.Attempt}@{_stack.Environment.Transport.LocalEndPointFor(towards).Address}";
            if (fault is not null)
            {
                End(new LegEnd(_stack.IsFull ? LegEndReason.Cancelled : LegEndReason.Unreachable, null, fault));
                return;
            }

            _stack.Live.Add(this);
            _ringLimit.Start(_call.RingTimeout);
            _stack.Route(route!, flow => SendFirstInvite(route!, flow), reason => End(new LegEnd(LegEndReason.Unreachable, null, EndReasons.Clean(reason))));
        }
    }

    public Task HangupAsync(HangupReason reason)
    {
        lock (_stack.Gate)
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

        return _events.Ended;
    }

    public Task<bool> TransferAsync(string targetUri, CancellationToken cancellationToken)
    {
        lock (_stack.Gate)
        {
            return SessionCommands.TransferAsync(_session, targetUri, cancellationToken);
        }
    }

    public Task<bool> ReofferAsync(LocalMedia media, MediaDirection direction)
    {
        lock (_stack.Gate)
        {
            return SessionCommands.ReofferAsync(_session, media, direction);
        }
    }

    public async ValueTask DisposeAsync() => await HangupAsync(HangupReason.NormalClearing);

    public void Received(SipResponse response)
    {
        if (response.IsSuccess)
        {
            ReceiveSuccess(response);
        }
        else if (_events.HasEnded || _session is not null)
        {
            // A slower branch, or an answer after we stopped waiting: of no account.
        }
        else if (response.IsProvisional)
        {
            ReceiveProvisional(response);
        }
        else if (response.Status is 401 or 407 && _givenUp is null && _credentials.Accept(response))
        {
            // 3
            SendInvite(_invite!.Flow);
        }
        else
        {
            // 4, and 6 when the final status is the echo of our CANCEL.
            LegEnd end = EndReasons.From(response);
            End(_givenUp is { } own ? end with { Reason = own.Reason } : end);
        }
    }

    // No response at all: not even a CANCEL could be sent, so this outranks our own giving up.
    public void TimedOut() => End(new LegEnd(LegEndReason.Unreachable, null, "no response to the INVITE"));

    public void TransportFailed(string reason) => End(new LegEnd(LegEndReason.Unreachable, null, EndReasons.Clean(reason)));

    /// <summary>The endpoint closes; from the answer on this is the session's business.</summary>
    public void Close()
    {
        GiveUp(LegEndReason.Cancelled, HangupReason.Operator);
        End(new LegEnd(LegEndReason.Cancelled, null, "the endpoint closed"));
    }

    private void SendFirstInvite(SipUri route, SipFlow flow)
    {
        if (_events.HasEnded)
        {
            return;
        }

        _target = OutgoingRequests.Target(_call, route);
        _media.Move(_stack.MediaFor(_call.Media, flow));
        SendInvite(flow);
        _events.Emit(new LegEvent.Sent());
        LogPlaced(CallId, _call.To.Masked, _call.Route.Carrier.Value);
    }

    // 1
    private void SendInvite(SipFlow flow)
    {
        _progressed = false;
        SipRequest request = OutgoingRequests.Invite(_stack, flow, _call, _target!, CallId, _tag, ++_sequence);
        request.SetBody(_media.Offer(), MediaNegotiator.ContentType);
        _credentials.Apply(request);
        _invite = _stack.Start(request, flow, this);
    }

    // 2
    private void ReceiveProvisional(SipResponse response)
    {
        bool first = !_progressed;
        _progressed = true;
        if (first && _givenUp is not null)
        {
            SendCancel();
        }

        if (response.HasSdp)
        {
            _early = _media.Preview(response.Body.Span) ?? _early;
        }

        if (response.Status is >= 180 and < 190 && _givenUp is null)
        {
            _events.Emit(new LegEvent.Ringing(response.Status, response.HasSdp ? _early : null));
        }
    }

    private void ReceiveSuccess(SipResponse response)
    {
        if (_stack.Dialogs.Find(DialogId.Of(response)) is { } known)
        {
            // The ACK was lost.
            known.HandleLateSuccess(response);
        }
        else if (_session is not null || _events.HasEnded)
        {
            // 7, or an answer long after we stopped waiting.
            var nobody = new LegEvents();
            ForkedAnswer.Drop(_stack, _invite!.Request, response, _call.Media, _credentials, nobody, HangupReason.NormalClearing,
                new LegEnd(LegEndReason.Cancelled, response.Status, "another branch answered first"));
        }
        else if (_givenUp is { } own)
        {
            // 6: the answer crossed our CANCEL on the wire.
            StopTimers();
            _stack.Live.Remove(this);
            _session = ForkedAnswer.Drop(_stack, _invite!.Request, response, _call.Media, _credentials, _events, own.Cause,
                new LegEnd(own.Reason, response.Status, "answered while being cancelled"));
        }
        else
        {
            Answered(response);
        }
    }

    // 5
    private void Answered(SipResponse response)
    {
        StopTimers();
        _stack.Live.Remove(this);
        _session = new CallSession(_stack, Dialog.FromResponse(_invite!.Request, response), _media, _credentials, _events, response.Status);
        _session.Acknowledge(response.CSeq.Number);
        string? fault = response.HasSdp ? _media.AcceptAnswer(response.Body.Span) : "the answer has no session description";
        if (!response.HasSdp && _early is not null)
        {
            // Some gateways answer only in the 183.
            _media.Settle(_early);
            fault = null;
        }

        if (fault is null)
        {
            _events.Emit(new LegEvent.Answered(_media.Agreed!));
            LogAnswered(CallId, _media.Agreed!.Codec);
        }
        else
        {
            _session.Hangup(HangupReason.Failure, new LegEnd(LegEndReason.CarrierFailure, response.Status, fault));
        }
    }

    // 6
    private void GiveUp(LegEndReason reason, HangupReason cause)
    {
        if (_events.HasEnded || _session is not null || _givenUp is not null)
        {
            return;
        }

        _givenUp = (reason, cause);
        _ringLimit.Stop();
        if (_invite is null)
        {
            End(new LegEnd(reason, null, "before the INVITE was sent"));
        }
        else if (_progressed)
        {
            SendCancel();
        }

        // Without a 1xx no CANCEL may be sent (section 9.1); the first 1xx sends it, or timer B ends the leg.
    }

    private void SendCancel()
    {
        SipRequest cancel = OutgoingRequests.Cancel(_invite!.Request, _givenUp!.Value.Cause);
        _stack.Start(cancel, _invite.Flow, IgnoredResponses.Instance);
        _cancelLimit.Start(_stack.Timers.Patience);
    }

    private void CancelUnanswered() => End(new LegEnd(_givenUp!.Value.Reason, null, "no final response after CANCEL"));

    private void StopTimers()
    {
        _ringLimit.Stop();
        _cancelLimit.Stop();
    }

    private void End(LegEnd end)
    {
        StopTimers();
        _stack.Live.Remove(this);
        (_invite as InviteClientTransaction)?.AbandonIfUnanswered();
        if (_events.End(end))
        {
            LogEnded(CallId, end.Reason, end.Status, end.Detail);
        }
    }
}
