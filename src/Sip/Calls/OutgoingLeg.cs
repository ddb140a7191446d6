using System.Threading.Channels;
using CxBridge.Domain.Telephony;

namespace CxBridge.Sip.Calls;

/// <summary>A call that we place, as its owner sees it. What happens on the wire is in <see cref="OutgoingInvite"/> until the answer, then in <see cref="CallSession"/>.</summary>
internal sealed class OutgoingLeg(SipStack stack, PlaceCall call) : ISessionLeg
{
    private readonly LegEvents _events = new();
    private OutgoingInvite? _invite;

    public string CallId => _invite?.CallId ?? "";

    public ChannelReader<LegEvent> Events => _events.Reader;

    public SipStack Stack => stack;

    public CallSession? Session => _invite?.Session;

    public void Start()
    {
        lock (stack.Gate)
        {
            _invite = new OutgoingInvite(stack, call, _events);
            _invite.Start();
        }
    }

    public Task HangupAsync(HangupReason reason)
    {
        lock (stack.Gate)
        {
            _invite?.Hangup(reason);
        }

        return _events.Ended;
    }

    public Task<bool> TransferAsync(string targetUri, CancellationToken cancellationToken) => SessionCommands.TransferAsync(this, targetUri, cancellationToken);

    public Task<bool> TransferAsync(ICallLeg other, CancellationToken cancellationToken) => SessionCommands.TransferAsync(this, other, cancellationToken);

    public Task<bool> ReofferAsync(LocalMedia media, MediaDirection direction) => SessionCommands.ReofferAsync(this, media, direction);

    public async ValueTask DisposeAsync() => await HangupAsync(HangupReason.NormalClearing);
}
