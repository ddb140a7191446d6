using CxBridge.Domain.Telephony;
using CxBridge.Sip.Messages;

namespace CxBridge.Sip.Calls;

/// <summary>Commands of a leg that need an answered call; without one they fail quietly.</summary>
internal static class SessionCommands
{
    public static Task<bool> TransferAsync(ISessionLeg leg, string targetUri, CancellationToken cancellationToken)
    {
        lock (leg.Stack.Gate)
        {
            return Running(leg) is { } session && Target(session, targetUri) is { } target
                ? session.Refer(target.ToString()).Outcome.WaitAsync(cancellationToken)
                : Task.FromResult(false);
        }
    }

    /// <summary>The far end is asked to take our place in the other call (RFC 5589 section 7).</summary>
    public static Task<bool> TransferAsync(ISessionLeg leg, ICallLeg other, CancellationToken cancellationToken)
    {
        lock (leg.Stack.Gate)
        {
            return Running(leg) is { } session && other is ISessionLeg { Stack: var stack } held && stack == leg.Stack && Running(held) is { } consultation && consultation != session
                ? session.Refer(consultation.Dialog.ReplacingUri()).Outcome.WaitAsync(cancellationToken)
                : Task.FromResult(false);
        }
    }

    public static Task<bool> ReofferAsync(ISessionLeg leg, LocalMedia media, MediaDirection direction)
    {
        lock (leg.Stack.Gate)
        {
            return Running(leg)?.Reoffer(media, direction) ?? Task.FromResult(false);
        }
    }

    private static CallSession? Running(ISessionLeg leg) => leg.Session is { IsEnding: false } session ? session : null;

    // A bare number is one that the far end's own domain knows how to reach, as it knew the number that was called.
    private static SipUri? Target(CallSession session, string text)
    {
        if (PhoneNumber.Read(text, out PhoneNumber number) is null)
        {
            SipUri far = session.Dialog.RemoteUri;
            return new SipUri(number.E164, far.Host, far.Port, far.Parameters);
        }

        return SipUri.Read(text, out SipUri? uri) is null ? uri : null;
    }
}
