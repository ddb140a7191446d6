using CxBridge.Sip.Messages;

namespace CxBridge.Sip.Calls;

/// <summary>Commands of a leg that need an answered call.</summary>
internal static class SessionCommands
{
    /// <summary>Call under the gate.</summary>
    public static Task<bool> TransferAsync(CallSession? session, string targetUri, CancellationToken cancellationToken)
    {
        if (session is null || session.IsEnding || SipUri.Read(targetUri, out SipUri? target) is not null)
        {
            return Task.FromResult(false);
        }

        return session.Refer(target!).Outcome.WaitAsync(cancellationToken);
    }
}
