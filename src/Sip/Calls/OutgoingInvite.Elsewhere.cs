using CxBridge.Domain.Telephony;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Transport;

namespace CxBridge.Sip.Calls;

// Steps 4 and 5 where they lead elsewhere: to the carrier's next server, or to where the call is redirected.
internal sealed partial class OutgoingInvite
{
    // 4
    private bool TryNextTarget(string reason, TimeSpan? retryAfter)
    {
        if (_session is not null || _events.HasEnded || _targets.Next(retryAfter) is not { } next)
        {
            return false;
        }

        // What was sent there may still be heard: then it is taken back.
        LogFailover(CallId, EndReasons.Clean(reason));
        _branch!.GiveUp(HangupReason.Failure);
        SendInvite(next);
        return true;
    }

    // 5
    private bool TryElsewhere(SipResponse response)
    {
        if (_redirection.Next(_target!, response) is not { } elsewhere)
        {
            return false;
        }

        // The INVITE that was redirected is over: until the next one leaves there is nothing to cancel.
        LogRedirected(CallId, response.Status);
        _branch = null;
        _targets.Stop();
        _stack.Router.Locate(elsewhere, targets => SendElsewhere(elsewhere, targets), reason => End(new LegEnd(LegEndReason.Unreachable, response.Status, EndReasons.Clean(reason))));
        return true;
    }

    private void SendElsewhere(SipUri elsewhere, IReadOnlyList<SipFlow> targets)
    {
        if (!_events.HasEnded)
        {
            _target = elsewhere.WithoutHeaders();
            SendInvite(_targets.Begin(targets));
        }
    }

    private void KeptSilent()
    {
        const string reason = "no response to the INVITE";
        if (!TryNextTarget(reason, retryAfter: null) && _call.Silence is not null && _session is null && !_events.HasEnded && _branch is { } silent)
        {
            // It goes on by itself: taken back when the far end is heard after all.
            silent.GiveUp(HangupReason.Failure);
            _branch = null;
            End(new LegEnd(LegEndReason.Unreachable, null, reason));
        }
    }
}
