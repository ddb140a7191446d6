using System.Net;
using System.Net.Sockets;
using CxBridge.Domain.Telephony;
using CxBridge.Media.Codecs;
using CxBridge.Media.Rtp.Control;
using CxBridge.Media.Rtp.Jitter;
using CxBridge.Media.Rtp.Keys;
using CxBridge.Media.Rtp.Srtp;

namespace CxBridge.Media.Rtp;

/// <summary>
/// The way in: from the socket to a frame of sound and the key that was pressed.
/// <code>
/// 1 drain    all packets that wait in the socket, with the kernel's arrival time; RTCP among them goes to the reports (RFC 5761)
/// 2 latch    from whom they may come; encrypted ones that are not authentic are dropped before (RFC 3711)
/// 3 count    sequence, duplicates, loss, jitter; another SSRC is on probation
/// 4 sort     telephone events to the digit, sound and comfort noise into the jitter buffer
/// 5 pull     one frame a tick out of it; tones in it are keys when the far end has no telephone events
/// </code>
/// Pacing thread only: no lock, nothing allocated a packet. What is refused is counted, never logged.
/// </summary>
internal sealed class SoundReceiver(PortPair ports, SourceLatch latch, ControlChannel control, TimeProvider time) : IDisposable
{
    private const int MostPacketsATick = 64;
    private const int LargestPacket = 1500;
    private readonly byte[] _packet = new byte[LargestPacket];
    private readonly SocketAddress _source = new(ports.Rtp.Family);
    private readonly GapMeter _gaps = new();
    private readonly DecoderSet _decoders = new();
    private readonly DtmfReceiver _events = new();
    private readonly ToneDetector _tones = new();
    private JitterBuffer? _jitter;
    private long _lastReceived;

    /// <summary>Keys, each once.</summary>
    public KeyArbiter Keys { get; } = new();

    /// <summary>Sequence numbers and jitter.</summary>
    public ReceiverStatistics Statistics { get; } = new();

    /// <summary>Sound in order.</summary>
    public JitterBuffer Jitter => _jitter ??= new JitterBuffer(_decoders);

    /// <summary>Longest hole, ms.</summary>
    public double LongestGap => _gaps.LongestMilliseconds;

    /// <summary>Frame of the media clock in which the far end last sent what was agreed, or an empty packet, which keeps a path open (RFC 6263). Any thread.</summary>
    public long LastReceived => Volatile.Read(ref _lastReceived);

    /// <summary>Packets from addresses that nobody agreed on.</summary>
    public long Strangers { get; private set; }

    /// <summary>Packets that are no RTP, or whose payload is not what their codec sends.</summary>
    public long Malformed { get; private set; }

    /// <summary>Packets of payload types that nobody agreed on.</summary>
    public long Unagreed { get; private set; }

    /// <summary>Packets of another source than the one that is heard.</summary>
    public long OtherSources { get; private set; }

    /// <summary>What comes from now on was agreed anew.</summary>
    public void Follow(MediaRoute route)
    {
        _decoders.Prepare(route.Codec);
        Statistics.ClockRate = AudioFrame.SampleRate * _decoders[route.Codec]!.TicksPerSample;
        _gaps.Pause();
    }

    /// <summary>Delay of the codec's filters, ms.</summary>
    public double CodecDelay(AudioCodec codec) => _decoders[codec]?.DelayMilliseconds ?? 0;

    /// <summary>Steps 1 to 4.</summary>
    /// <param name="route">What was agreed; before that nothing is heard.</param>
    /// <param name="srtp">Keys, or null.</param>
    /// <param name="frame">Frame of the media clock that is pulled next.</param>
    /// <returns>A key pressed, or '\0'.</returns>
    public char Drain(MediaRoute? route, SrtpSession? srtp, long frame)
    {
        char digit = Keys.NextSignalled(frame);
        for (int i = 0; i < MostPacketsATick && TryReceive(out int length); i++)
        {
            Span<byte> packet = _packet.AsSpan(0, length);
            if (length >= 2 && packet[1] is >= 192 and <= 223)
            {
                control.Take(packet, srtp, _source);
                continue;
            }

            bool authentic = srtp is null || srtp.Receiver.TryUnprotect(packet, out length);
            if (route is not null && authentic)
            {
                char heard = Take(packet[..length], route, frame);
                digit = heard == '\0' ? digit : heard;
            }
        }

        return digit;
    }

    /// <summary>Step 5.</summary>
    public FrameOrigin Pull(MediaRoute? route, Span<short> samples, long frame, ref char digit)
    {
        FrameOrigin origin = Jitter.Pull(samples, frame * AudioFrame.Milliseconds);
        if (route is { DtmfPayloadType: < 0 })
        {
            char key = Keys.Take(_tones.Hear(samples), KeyWay.Tone, frame);
            digit = digit == '\0' ? key : digit;
        }

        return origin;
    }

    /// <inheritdoc/>
    public void Dispose() => _decoders.Dispose();

    private bool TryReceive(out int length)
    {
        length = 0;
        try
        {
            return ports.Rtp.TryReceive(_packet, _source, out length);
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private char Take(ReadOnlySpan<byte> packet, MediaRoute route, long frame)
    {
        if (!RtpHeader.TryParse(packet, out RtpHeader header, out ReadOnlySpan<byte> payload))
        {
            Malformed++;
            return '\0';
        }

        if (!latch.Accept(_source, header.Sequence, frame))
        {
            Strangers++;
            return '\0';
        }

        double now = frame * AudioFrame.Milliseconds;
        double arrival = ports.Rtp.TryAge(time, out double age) ? now - age : now;
        PayloadKind kind = route.KindOf(header.PayloadType, out AudioCodec codec);
        Arrival verdict = Statistics.Accept(header, arrival * Statistics.ClockRate / 1000, kind);
        if (verdict == Arrival.Dropped)
        {
            OtherSources += header.Ssrc == Statistics.Ssrc ? 0 : 1;
            return '\0';
        }

        if (verdict == Arrival.NewSource)
        {
            _events.Reset();
            _gaps.Pause();
        }

        // Not the media clock, which only knows whole frames.
        _gaps.Heard(header.Marker, time.GetElapsedTime(0).TotalMilliseconds - age);
        Anchor anchor = verdict == Arrival.NewSource ? Anchor.New : header.Marker ? Anchor.Talkspurt : Anchor.Running;
        return Sort(header, payload, kind, codec, new Timing(arrival, now, frame), anchor);
    }

    private char Sort(in RtpHeader header, ReadOnlySpan<byte> payload, PayloadKind kind, AudioCodec codec, Timing timing, Anchor anchor)
    {
        int samples = kind == PayloadKind.Sound && payload.Length <= PacketStore.MostBytes ? _decoders[codec]?.Count(payload) ?? 0 : 0;
        switch (kind)
        {
            case PayloadKind.Event:
                Volatile.Write(ref _lastReceived, timing.Frame);
                Jitter.Silent(header.Sequence);
                return Keys.Take(_events.Accept(header.Timestamp, payload), KeyWay.Event, timing.Frame);
            case PayloadKind.Sound when samples > 0:
            case PayloadKind.Noise when !payload.IsEmpty && payload.Length <= PacketStore.MostBytes:
                Volatile.Write(ref _lastReceived, timing.Frame);
                Jitter.Insert(new WaitingPacket(header.Sequence, header.Timestamp, codec, samples), payload, timing.Arrival, timing.Now, anchor);
                return '\0';
            default:
                Refuse(kind, payload, timing.Frame);
                Jitter.Silent(header.Sequence);
                return '\0';
        }
    }

    private void Refuse(PayloadKind kind, ReadOnlySpan<byte> payload, long frame)
    {
        Malformed += kind == PayloadKind.Other ? 0 : 1;
        Unagreed += kind == PayloadKind.Other ? 1 : 0;
        if (payload.IsEmpty)
        {
            Volatile.Write(ref _lastReceived, frame);
        }
    }

    private readonly record struct Timing(double Arrival, double Now, long Frame);
}
