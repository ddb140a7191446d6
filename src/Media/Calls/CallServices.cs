using CxBridge.Domain.Attempts;
using CxBridge.Domain.Bots;
using CxBridge.Domain.Carriers;
using CxBridge.Domain.Inbound;
using CxBridge.Domain.Telephony;
using CxBridge.Media.Calls.Sounds;
using Microsoft.Extensions.Options;

namespace CxBridge.Media.Calls;

/// <summary>What every call session works with; shared by all.</summary>
internal sealed class CallServices(
    IOptions<MediaOptions> options,
    ICallSounds sounds,
    ISignalling signalling,
    IDialStore dial,
    IInboundStore inbound,
    IBotCatalog bots,
    ICarrierStore carriers,
    AbandonedMessages abandonedMessages,
    AttemptCloser closer,
    GateDoubts doubts,
    TimeProvider time)
{
    public MediaOptions Options { get; } = options.Value;

    public ICallSounds Sounds => sounds;

    public ISignalling Signalling => signalling;

    public IDialStore Dial => dial;

    public IInboundStore Inbound => inbound;

    public IBotCatalog Bots => bots;

    public ICarrierStore Carriers => carriers;

    public AbandonedMessages AbandonedMessages => abandonedMessages;

    public AttemptCloser Closer => closer;

    public GateDoubts Doubts => doubts;

    public TimeProvider Time => time;
}
