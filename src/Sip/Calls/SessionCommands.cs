using CxBridge.Domain.Telephony;
using CxBridge.Sip.Messages;

namespace CxBridge.Sip.Calls;

/// <summary>Commands of a leg that need an answered call; without one they fail quietly. Call under the gate.</summary>
internal static class SessionCommands
{
    public static Task<bool> TransferAsync(CallSession? session, string targetUri, CancellationToken cancellationToken)
    {
        if (session is null || session.IsEnding || Target(session, targetUri) is not { } target)
        {
            return Task.FromResult(false);
        }

        return session.Refer(target).Outcome.WaitAsync(cancellationToken);
    }

    public static Task<bool> ReofferAsync(CallSession? session, LocalMedia media, MediaDirection direction) =>
        session is null || session.IsEnding ? Task.FromResult(false) : session.Reoffer(media, direction);

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
