using CxBridge.Domain.Telephony;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Sdp;
using CxBridge.Sip.Transactions;

namespace CxBridge.Sip.Calls;

/// <summary>One re-INVITE of ours (RFC 3261 section 14.1).</summary>
/// <remarks>
/// <code>
///   1 INVITE with an offer -> 2xx: ACK, MediaChanged
///   2 491: both sides offered at once; wait (longer if we own the Call-ID), then 1 again, three times at most
///   3 any other refusal: what was agreed before stands; 481, 408 or silence: the call is gone, BYE
/// </code>
/// </remarks>
internal sealed class Reoffer
{
    private const int MaxAttempts = 3;
    private readonly SipStack _stack;
    private readonly CallSession _session;
    private readonly LegEvents _events;
    private readonly LocalMedia _media;
    private readonly MediaDirection? _direction;
    private readonly GateTimer _glare;
    private readonly TaskCompletionSource<bool> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LocalMedia _before;
    private AgreedMedia? _agreed;
    private int _attempts;

    /// <param name="stack">What it stands on.</param>
    /// <param name="session">The call.</param>
    /// <param name="events">Takes what is agreed.</param>
    /// <param name="media">Where this side receives.</param>
    /// <param name="direction">As this side means it; null repeats what is agreed, to refresh the session.</param>
    public Reoffer(SipStack stack, CallSession session, LegEvents events, LocalMedia media, MediaDirection? direction)
    {
        _stack = stack;
        _session = session;
        _events = events;
        _media = media;
        _direction = direction;
        _before = session.Media.Local;
        _glare = stack.Timer(Send);
    }

    public Task<bool> Outcome => _outcome.Task;

    // 1
    public void Send()
    {
        if (_session.IsEnding)
        {
            Finish(agreed: false);
            return;
        }

        _attempts++;
        _before = _session.Media.Local;
        _agreed = _session.Media.Agreed;
        _session.Media.Move(_media);
        byte[] offer = _session.Media.Offer(_direction ?? _session.Media.Direction);
        _session.Send(SipMethod.Invite, request =>
        {
            request.Headers.Add(HeaderName.Allow, SipMethod.Allowed);
            _session.Timer.Offer(request);
            request.SetBody(offer, MediaNegotiator.ContentType);
        }, Completed);
    }

    public void Stop() => Finish(agreed: false);

    private void Completed(SipResponse? response)
    {
        string? fault = response switch
        {
            { IsSuccess: true } success => Accept(success),
            _ => "refused",
        };
        if (fault is null)
        {
            _session.Timer.Settle(response!);
            if (_direction is not null || _session.Media.Agreed != _agreed)
            {
                _events.Emit(new LegEvent.MediaChanged(_session.Media.Agreed!));
            }

            Finish(agreed: true);
            return;
        }

        _session.Media.WithdrawOffer();
        _session.Media.Move(_before);
        if (response?.Status == 491 && _attempts < MaxAttempts)
        {
            // 2
            _glare.Start(_session.GlarePause());
            return;
        }

        // 3
        Finish(agreed: false);
        if (_direction is null && response is { Status: 422 })
        {
            _session.Timer.Refreshed(response);
        }
        else if (response is null or { IsSuccess: true } or { Status: 408 or 481 })
        {
            _session.Hangup(HangupReason.Failure, new LegEnd(LegEndReason.CarrierFailure, 200, $"re-INVITE: {response?.Status.ToString() ?? "no answer"}"));
        }
    }

    private string? Accept(SipResponse success)
    {
        _session.Dialog.RefreshTarget(success);
        _session.Acknowledge(success.CSeq.Number);
        return success.HasSdp ? _session.Media.AcceptAnswer(success.Body.Span) : "the answer has no session description";
    }

    private void Finish(bool agreed)
    {
        _glare.Stop();
        _outcome.TrySetResult(agreed);
    }
}
