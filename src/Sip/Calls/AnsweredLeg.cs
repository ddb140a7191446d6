using System.Threading.Channels;
using CxBridge.Domain.Telephony;

namespace CxBridge.Sip.Calls;

/// <summary>A call that we answered. Without a session it was over before it began.</summary>
internal sealed class AnsweredLeg(SipStack stack, string callId, LegEvents events, CallSession? session) : ISessionLeg
{
    public string CallId => callId;

    public ChannelReader<LegEvent> Events => events.Reader;

    public SipStack Stack => stack;

    public CallSession? Session => session;

    public Task HangupAsync(HangupReason reason)
    {
        lock (stack.Gate)
        {
            session?.Hangup(reason);
        }

        return events.Ended;
    }

    public Task<bool> TransferAsync(string targetUri, CancellationToken cancellationToken) => SessionCommands.TransferAsync(this, targetUri, cancellationToken);

    public Task<bool> TransferAsync(ICallLeg other, CancellationToken cancellationToken) => SessionCommands.TransferAsync(this, other, cancellationToken);

    public Task<bool> ReofferAsync(LocalMedia media, MediaDirection direction) => SessionCommands.ReofferAsync(this, media, direction);

    public async ValueTask DisposeAsync() => await HangupAsync(HangupReason.NormalClearing);
}
