using CxBridge.Domain.Attempts;
using CxBridge.Domain.Bots;
using CxBridge.Domain.Inbound;
using CxBridge.Media.Calls.Sounds;
using CxBridge.Media.Routing;
using Microsoft.Extensions.Options;

namespace CxBridge.Media.Calls;

/// <summary>What every call session works with; shared by all.</summary>
internal sealed class CallServices(
    IOptions<MediaOptions> options,
    ICallSounds sounds,
    CallRouter router,
    IDialStore dial,
    IInboundStore inbound,
    IBotCatalog bots,
    AbandonedMessages abandonedMessages,
    AttemptCloser closer,
    GateDoubts doubts,
    MediaMetrics metrics,
    TimeProvider time)
{
    public MediaOptions Options { get; } = options.Value;

    public ICallSounds Sounds => sounds;

    public CallRouter Router => router;

    public IDialStore Dial => dial;

    public IInboundStore Inbound => inbound;

    public IBotCatalog Bots => bots;

    public AbandonedMessages AbandonedMessages => abandonedMessages;

    public AttemptCloser Closer => closer;

    public GateDoubts Doubts => doubts;

    public MediaMetrics Metrics => metrics;

    public TimeProvider Time => time;
}
