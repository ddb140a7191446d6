using System.Net;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Telephony;
using CxBridge.Media;
using CxBridge.Media.Pacing;
using CxBridge.Media.Recording;
using CxBridge.Media.Rtp;
using CxBridge.Media.Screening;
using CxBridge.TestKit;

namespace CxBridge.Tests.Unit.Media.Battery;

/// <summary>
/// A call through everything that carries a call's sound, in virtual time.
/// <code>
/// playout -> coder -> RTP -> relay: drops and delays, seeded -> latch -> statistics -> jitter buffer -> decoder, concealment -> recorder -> WAV
/// </code>
/// Two real audio ports; only their sockets, the threads that tick them and the one that writes the file are replaced.
/// </summary>
internal sealed class VirtualCall : IDisposable
{
    private static readonly TimeSpan Network = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan Phase = TimeSpan.FromMilliseconds(7);
    private readonly VirtualTime _time = new();
    private readonly MediaMetrics _metrics = new();
    private readonly RecordingWriter _writer = new();
    private readonly PacingThread _idle;

    public VirtualCall() => _idle = new PacingThread("idle", TimeProvider.System, _metrics);

    /// <summary>Share of packets that the relay drops.</summary>
    public double Loss { get; init; }

    /// <summary>Milliseconds that it holds a packet back at most; any time up to that is as likely.</summary>
    public double Jitter { get; init; }

    /// <summary>How much faster the sender's clock runs, parts per million.</summary>
    public double Skew { get; init; }

    /// <summary>Milliseconds that it adds at a time of the call.</summary>
    public Func<TimeSpan, double> Delay { get; init; } = _ => 0;

    /// <summary>Whether the sender keeps silent where the sound is, but for comfort noise (RFC 3389).</summary>
    public SilenceMode Silence { get; init; } = SilenceMode.Packets;

    public AudioCodec Codec { get; init; } = AudioCodec.Pcmu;

    public int Seed { get; init; } = 1;

    /// <summary>Packets that were dropped, counted from the first that was sent.</summary>
    public List<int> Dropped { get; } = [];

    /// <summary>What the receiving end says of it.</summary>
    public MediaStatistics? Statistics { get; private set; }

    /// <summary>Plays a sound at one end.</summary>
    /// <returns>What the recording of the other end has.</returns>
    public short[] Run(short[] sound)
    {
        var sendingPort = new VirtualPort(_time, new IPEndPoint(IPAddress.Loopback, 4000));
        var hearingPort = new VirtualPort(_time, new IPEndPoint(IPAddress.Loopback, 5000));
        AudioPort sender = Port(sendingPort, 4000);
        AudioPort listener = Port(hearingPort, 5000);
        var random = new Random(Seed);
        int packets = 0;
        sendingPort.Path = (packet, source) => Relay(packet, source, hearingPort, random, packets++);
        hearingPort.Path = (packet, source) => sendingPort.Bring(packet, source, Network);
        sender.Route(Agreed(listener));
        listener.Route(Agreed(sender));
        using var file = new MemoryStream();
        using var recorder = new CallRecorder(() => file);
        listener.Record(recorder);

        int played = 0;
        int frames = (sound.Length / AudioFrame.Samples) + 50;
        TimeSpan packetTime = AudioFrame.Duration / (1 + (Skew * 1e-6));
        var sent = TimeSpan.Zero;
        for (int frame = 0; frame < frames; frame++)
        {
            TimeSpan tick = (frame * AudioFrame.Duration) + Phase;
            for (; sent <= tick; sent += packetTime)
            {
                _time.Advance(sent - _time.Elapsed);
                played += Say(sender.Playout, sound.AsSpan(played));
                sender.Tick(1);
            }

            _time.Advance(tick - _time.Elapsed);
            listener.Tick(1);
            if (frame % 100 == 99)
            {
                recorder.Drain();
            }
        }

        recorder.Finish();
        recorder.Drain();
        Statistics = listener.Statistics;
        return WavFile.ReadChannels(file.ToArray()).Channels![0];
    }

    public void Dispose()
    {
        _idle.Dispose();
        _writer.Dispose();
        _metrics.Dispose();
    }

    // A sender that may be silent must not have said yet what comes after the silence.
    private int Say(PlayoutBuffer playout, ReadOnlySpan<short> sound)
    {
        if (Silence == SilenceMode.Packets)
        {
            return playout.Write(sound);
        }

        ReadOnlySpan<short> frame = sound[..Math.Min(AudioFrame.Samples, sound.Length)];
        return frame.ContainsAnyExcept((short)0) ? playout.Write(frame) : frame.Length;
    }

    private void Relay(byte[] packet, SocketAddress source, VirtualPort target, Random random, int number)
    {
        bool lost = random.NextDouble() < Loss;
        double held = (random.NextDouble() * Jitter) + Delay(_time.Elapsed);
        if (lost)
        {
            Dropped.Add(number);
            return;
        }

        target.Bring(packet, source, Network + TimeSpan.FromMilliseconds(held));
    }

    private AudioPort Port(VirtualPort rtp, int number)
    {
        var pool = new RtpPortPool(IPAddress.Loopback, number, number + 1, TimeSpan.Zero, _time);
        var pair = new PortPair(pool, number, rtp, new VirtualPort(_time, new IPEndPoint(IPAddress.Loopback, number + 1)));
        return new AudioPort(pair, new RtpSession(pair, LatchPolicy.SignalledHost, _time), _idle, _writer, IPAddress.Loopback, TimeSpan.FromSeconds(5), _time);
    }

    private AgreedMedia Agreed(AudioPort other) =>
        new(other.Local, Codec, Codec switch { AudioCodec.Pcma => 8, AudioCodec.G722 => 9, AudioCodec.Opus => 111, _ => 0 }, 101, AudioFrame.Duration, MediaDirection.SendReceive)
        {
            NoisePayloadType = Silence == SilenceMode.ComfortNoise ? 13 : null,
        };
}
