using CxBridge.Domain.Telephony;
using CxBridge.Sip.Messages;

namespace CxBridge.Sip.Calls;

/// <summary>Commands of a leg that need an answered call; without one they fail quietly. Call under the gate.</summary>
internal static class SessionCommands
{
    public static Task<bool> TransferAsync(CallSession? session, string targetUri, CancellationToken cancellationToken)
    {
        if (session is null || session.IsEnding || SipUri.Read(targetUri, out SipUri? target) is not null)
        {
            return Task.FromResult(false);
        }

        return session.Refer(target!).Outcome.WaitAsync(cancellationToken);
    }

    public static Task<bool> ReofferAsync(CallSession? session, LocalMedia media, MediaDirection direction) =>
        session is null || session.IsEnding ? Task.FromResult(false) : session.Reoffer(media, direction);
}
