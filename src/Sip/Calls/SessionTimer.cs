using CxBridge.Domain.Telephony;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Transactions;

namespace CxBridge.Sip.Calls;

/// <summary>Keeps a call alive, and ends it when the far end has silently gone (RFC 4028).</summary>
/// <remarks>
/// <code>
///   1 agreed in a 2xx: interval and who refreshes     (none: no timer runs)
///   2 we refresh: UPDATE at half of the interval, or re-INVITE where UPDATE is not known
///         2xx   1 again          422  with the longer interval at once          491  after a pause, 2 again
///         408, 481, silence      the call is gone: BYE                          else 3 decides
///   3 no refresh until min(32 s, a third) before the end: BYE
///   Any re-INVITE or UPDATE of either side that succeeds is a refresh: 1 again.
/// </code>
/// </remarks>
internal sealed class SessionTimer
{
    private static readonly TimeSpan s_margin = TimeSpan.FromSeconds(32);
    private readonly SipOptions _options;
    private readonly CallSession _session;
    private readonly GateTimer _refresh;
    private readonly GateTimer _expiry;
    private TimeSpan _interval;
    private bool _isRunning;
    private bool _weRefresh;

    public SessionTimer(SipStack stack, CallSession session)
    {
        _options = stack.Options;
        _session = session;
        _interval = stack.Options.SessionExpires;
        _refresh = stack.Timer(Refresh);
        _expiry = stack.Timer(() => session.Hangup(HangupReason.Failure, new LegEnd(LegEndReason.CarrierFailure, 200, "the session expired: the far end did not refresh it")));
    }

    /// <summary>Puts our wish into the INVITE that begins a call; who refreshes is left to the far end.</summary>
    public static void Offer(SipRequest invite, TimeSpan interval, SipOptions options)
    {
        invite.Headers.Add(HeaderName.SessionExpires, SessionExpires.Text(interval));
        invite.Headers.Add(HeaderName.MinSe, SessionExpires.Text(options.MinSessionExpires));
    }

    /// <summary>Whether an INVITE or UPDATE wants less than we allow; then 422 is due (section 9).</summary>
    public static bool IsTooShort(SipRequest request, SipOptions options) =>
        SessionExpires.Of(request) is { } wanted && wanted.Interval < options.MinSessionExpires && SipExtension.IsSupported(request, SipExtension.Timer);

    /// <summary>Puts the present agreement into a re-INVITE or UPDATE of ours; roles stay as they are (section 7.4).</summary>
    public void Offer(SipRequest request)
    {
        request.Headers.Add(HeaderName.Supported, SipExtension.Supported);
        if (_isRunning)
        {
            request.Headers.Add(HeaderName.SessionExpires, new SessionExpires(_interval, _weRefresh ? SessionExpires.Client : SessionExpires.Server).ToString());
            request.Headers.Add(HeaderName.MinSe, SessionExpires.Text(_options.MinSessionExpires));
        }
    }

    // 1, as the side that asked.
    public void Settle(SipResponse success)
    {
        if (SessionExpires.Of(success) is { } agreed)
        {
            Run(agreed.Interval, weRefresh: agreed.Refresher != SessionExpires.Server);
        }
        else
        {
            Stop();
        }
    }

    /// <summary>1, as the side that was asked: puts the agreement into our 2xx (section 9).</summary>
    public void Answer(SipRequest request, SipResponse success)
    {
        bool knowsTimers = SipExtension.IsSupported(request, SipExtension.Timer);
        SessionExpires? wanted = SessionExpires.Of(request);
        if (!knowsTimers && wanted is null)
        {
            Stop();
            return;
        }

        TimeSpan interval = wanted is { } wish && wish.Interval < _options.SessionExpires ? wish.Interval : _options.SessionExpires;
        TimeSpan least = SessionExpires.MinimumOf(request) ?? TimeSpan.Zero;
        interval = interval < least ? least : interval;

        // A caller that does not know timers, whose proxy asks for one, is refreshed by us.
        string refresher = knowsTimers ? wanted?.Refresher ?? SessionExpires.Client : SessionExpires.Server;
        success.Headers.Add(HeaderName.SessionExpires, new SessionExpires(interval, refresher).ToString());
        if (knowsTimers)
        {
            success.Headers.Add(HeaderName.Require, SipExtension.Timer);
        }

        Run(interval, weRefresh: refresher == SessionExpires.Server);
    }

    public void Stop()
    {
        _isRunning = false;
        _refresh.Stop();
        _expiry.Stop();
    }

    /// <summary>What a refresh came to; null when nothing came.</summary>
    public void Refreshed(SipResponse? response)
    {
        switch (response)
        {
            case { IsSuccess: true }:
                Settle(response);
                break;
            case { Status: 422 } when SessionExpires.MinimumOf(response) is { } least && least > _interval:
                _interval = least;
                Refresh();
                break;
            case { Status: 405 or 501 }:
                _session.FarEndKnowsUpdate = false;
                Refresh();
                break;
            case { Status: 491 }:
                _refresh.Start(_session.GlarePause());
                break;
            case null or { Status: 408 or 481 }:
                _session.Hangup(HangupReason.Failure, new LegEnd(LegEndReason.CarrierFailure, 200, $"session refresh: {response?.Status.ToString() ?? "no answer"}"));
                break;
            default:
                break; // the far end lives and may refresh itself; 3 decides
        }
    }

    private void Run(TimeSpan interval, bool weRefresh)
    {
        Stop();
        _isRunning = true;
        _interval = interval;
        _weRefresh = weRefresh;
        if (weRefresh)
        {
            _refresh.Start(interval / 2);
        }

        _expiry.Start(interval - (interval / 3 < s_margin ? interval / 3 : s_margin));
    }

    // 2
    private void Refresh()
    {
        if (_session.IsEnding)
        {
            return;
        }

        if (_session.FarEndKnowsUpdate)
        {
            _session.Send(SipMethod.Update, Offer, Refreshed);
        }
        else
        {
            _session.RefreshByInvite();
        }
    }
}
