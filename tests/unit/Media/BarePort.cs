using System.Net;
using CxBridge.Domain.Telephony;
using CxBridge.Media;
using CxBridge.Media.Pacing;
using CxBridge.Media.Recording;
using CxBridge.Media.Rtp;

namespace CxBridge.Tests.Unit.Media;

/// <summary>A port that no thread paces: its frames are the test's time.</summary>
internal sealed class BarePort : IDisposable
{
    private readonly MediaMetrics _metrics = new();
    private readonly PacingThread _thread;
    private readonly RecordingWriter _recordings = new();
    private readonly PortPair _pair;

    public BarePort()
    {
        _thread = new PacingThread("idle", TimeProvider.System, _metrics);
        _pair = new RtpPortPool(IPAddress.Loopback, 16384, 32767, TimeSpan.Zero, TimeProvider.System).TryOpen()!;
        Port = new AudioPort(
            _pair, new RtpSession(_pair, LatchPolicy.SignalledHost, TimeProvider.System), _thread, _recordings, IPAddress.Loopback, TimeSpan.FromSeconds(5), TimeProvider.System);
    }

    public AudioPort Port { get; }

    public static AgreedMedia With(IPEndPoint remote) => new(remote, AudioCodec.Pcmu, 0, 101, AudioFrame.Duration, MediaDirection.SendReceive);

    public void Dispose()
    {
        _pair.Dispose();
        _thread.Dispose();
        _recordings.Dispose();
        _metrics.Dispose();
    }
}
