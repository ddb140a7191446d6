using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Telephony;
using CxBridge.Media.Codecs;
using CxBridge.Media.Rtp.Srtp;

namespace CxBridge.Media.Rtp;

/// <summary>
/// RTP and RTCP of one call (RFC 3550, 3551, 4733).
/// <code>
/// 1 drain    all packets that wait in the socket, with the kernel's arrival time
/// 2 latch    from whom they may come; encrypted ones that are not authentic are dropped before (RFC 3711)
/// 3 count    sequence, duplicates, loss, jitter
/// 4 sort     telephone events to the digit, sound through the decoder into the jitter buffer
/// 5 pull     one frame a tick out of it
/// 6 send     one packet a tick; the timestamp runs on when none is sent
/// 7 report   RTCP every 5 s
/// </code>
/// All but <see cref="Connect"/> and <see cref="SendDtmf"/> run on the pacing thread: no lock, nothing allocated a packet.
/// </summary>
internal sealed class RtpSession(PortPair ports, LatchPolicy policy, TimeProvider time)
{
    private const int MostPacketsATick = 64;
    private const int LargestPacket = 1500;
    private const int MostSamples = 1600;
    private const int ReportEvery = 250;
    private readonly byte[] _receive = new byte[LargestPacket];
    private readonly byte[] _send = new byte[RtpHeader.Size + AudioFrame.Samples + SrtpSender.Overhead];
    private readonly byte[] _control = new byte[RtcpReport.MaxSize + SrtpSender.Overhead];
    private readonly short[] _decoded = new short[MostSamples];
    private readonly SocketAddress _source = new(ports.Rtp.AddressFamily);
    private readonly SourceLatch _latch = new(policy);
    private readonly ReceiverStatistics _receiver = new();
    private readonly GapMeter _gaps = new();
    private readonly JitterBuffer _jitter = new();
    private readonly DtmfReceiver _digits = new();
    private readonly DtmfSender _dtmf = new();
    private readonly uint _ssrc = BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4));
    private SocketAddress? _controlTarget;
    private SocketAddress? _controlFor;
    private SrtpSession? _srtp;
    private MediaRoute? _wanted;
    private MediaRoute? _route;
    private ushort _sequence = (ushort)RandomNumberGenerator.GetInt32(ushort.MaxValue);
    private uint _timestamp = BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4));
    private int _untilReport = ReportEvery;
    private long _sent;
    private long _lastReceived;
    private bool _gap = true;

    /// <summary>Frame of the media clock in which the last packet was accepted. Any thread.</summary>
    public long LastReceived => Volatile.Read(ref _lastReceived);

    /// <summary>What RTP saw so far. Any thread; exact after the last tick.</summary>
    public MediaStatistics Statistics => new(
        _sent,
        _receiver.Received,
        Math.Max(0, _receiver.Expected - _receiver.Received) + _jitter.Late,
        _jitter.Concealed,
        _receiver.Jitter * 1000 / AudioFrame.SampleRate)
    {
        LongestGapMilliseconds = _gaps.LongestMilliseconds,
    };

    /// <summary>Sends to, and receives from, the far end as agreed; again when it changes. Any thread.</summary>
    public void Connect(MediaRoute route) => Volatile.Write(ref _wanted, route);

    /// <summary>Queues digits. Any thread.</summary>
    public bool SendDtmf(ReadOnlySpan<char> digits) => _dtmf.TryQueue(digits);

    /// <summary>Steps 1 to 4.</summary>
    /// <param name="frame">Frame of the media clock that is pulled next.</param>
    /// <returns>A key pressed, or '\0'.</returns>
    public char Drain(long frame)
    {
        MediaRoute? wanted = Volatile.Read(ref _wanted);
        if (!ReferenceEquals(wanted, _route) && wanted is not null)
        {
            if (_route is null || !_route.Remote.Equals(wanted.Remote))
            {
                _latch.Signalled(wanted.Remote);
            }

            _srtp = SrtpSession.Renew(_srtp, wanted.Srtp);
            _route = wanted;
            _gaps.Pause();
        }

        char digit = '\0';
        for (int i = 0; i < MostPacketsATick && TryReceive(out int length); i++)
        {
            bool authentic = _srtp is null || _srtp.Receiver.TryUnprotect(_receive.AsSpan(0, length), out length);
            char heard = _route is null || !authentic ? '\0' : Take(_receive.AsSpan(0, length), frame);
            digit = heard != '\0' ? heard : digit;
        }

        return digit;
    }

    /// <summary>Step 5.</summary>
    public FrameOrigin Pull(Span<short> samples, long frame) => _jitter.Pull(samples, frame * AudioFrame.Milliseconds);

    /// <summary>Step 6.</summary>
    /// <param name="samples">The frame.</param>
    /// <param name="kind">What it is.</param>
    /// <returns>False when nothing was sent: on hold, not connected, the network refused, or a key press took its place.</returns>
    public bool Send(ReadOnlySpan<short> samples, PlayoutKind kind)
    {
        uint now = _timestamp;
        _timestamp += AudioFrame.Samples;
        if (_route is not { } route || (route.Flow & MediaFlow.Send) == 0)
        {
            _gap = true;
            return false;
        }

        Report(MediaPhase.Running);
        Span<byte> payload = _send.AsSpan(RtpHeader.Size);
        if (route.DtmfPayloadType >= 0 && _dtmf.TryNext(now, payload, out uint press, out bool first))
        {
            Transmit(new RtpHeader(first, (byte)route.DtmfPayloadType, _sequence, press, _ssrc), 4);
            return false;
        }

        G711.Encode(route.Codec, samples, payload);
        bool marker = _gap || kind == PlayoutKind.TalkspurtStart;
        _gap = false;
        return Transmit(new RtpHeader(marker, route.PayloadType, _sequence, now, _ssrc), AudioFrame.Samples);
    }

    /// <summary>A frame whose time passed unused: the clock runs on, nothing is sent.</summary>
    public void Skip()
    {
        _timestamp += AudioFrame.Samples;
        _gap = true;
    }

    /// <summary>Sends BYE, after the last tick.</summary>
    public void Leave()
    {
        _untilReport = 0;
        Report(MediaPhase.Leaving);
        _srtp = SrtpSession.Renew(_srtp, null);
    }

    private bool TryReceive(out int length)
    {
        length = 0;
        try
        {
            // Available cannot be asked: an empty datagram at the head of the queue would read as "nothing there", for ever.
            if (!ports.Rtp.Poll(0, SelectMode.SelectRead))
            {
                return false;
            }

            length = ports.Rtp.ReceiveFrom(_receive, SocketFlags.None, _source);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private char Take(ReadOnlySpan<byte> packet, long frame)
    {
        if (!RtpHeader.TryParse(packet, out RtpHeader header, out ReadOnlySpan<byte> payload) || !_latch.Accept(_source, header.Sequence, frame))
        {
            return '\0';
        }

        Volatile.Write(ref _lastReceived, frame);
        double now = frame * AudioFrame.Milliseconds;
        double arrival = KernelClock.TryAge(ports.Rtp, time, out double age) ? now - age : now;
        PayloadKind kind = KindOf(header.PayloadType, out AudioCodec codec);
        Arrival verdict = _receiver.Accept(header, arrival * AudioFrame.SampleRate / 1000, kind);
        if (verdict == Arrival.Dropped)
        {
            return '\0';
        }

        if (verdict == Arrival.NewSource)
        {
            _digits.Reset();
            _gaps.Pause();
        }

        // Not the media clock, which only knows whole frames.
        _gaps.Heard(header.Marker, time.GetElapsedTime(0).TotalMilliseconds - age);

        if (kind == PayloadKind.Event)
        {
            return _digits.Accept(header.Timestamp, payload);
        }

        if (kind == PayloadKind.Sound && payload.Length is > 0 and <= MostSamples)
        {
            Span<short> sound = _decoded.AsSpan(0, payload.Length);
            G711.Decode(codec, payload, sound);
            Anchor anchor = verdict == Arrival.NewSource ? Anchor.New : header.Marker ? Anchor.Talkspurt : Anchor.Running;
            _jitter.Insert(header.Timestamp, sound, arrival, now, anchor);
        }

        return '\0';
    }

    private PayloadKind KindOf(byte type, out AudioCodec codec)
    {
        codec = _route!.Codec;
        if (type == _route.PayloadType)
        {
            return PayloadKind.Sound;
        }

        if (type == _route.DtmfPayloadType)
        {
            return PayloadKind.Event;
        }

        // A far end may change between the codecs offered at any time (RFC 3264 section 6.1); both static types are understood.
        codec = type == 8 ? AudioCodec.Pcma : AudioCodec.Pcmu;
        return type is 0 or 8 ? PayloadKind.Sound : PayloadKind.Other;
    }

    private bool Transmit(in RtpHeader header, int payload)
    {
        header.Write(_send);
        _sequence++;
        int length = RtpHeader.Size + payload;
        length = _srtp?.Sender.Protect(_send, RtpHeader.Size, length) ?? length;
        try
        {
            ports.Rtp.SendTo(_send.AsSpan(0, length), SocketFlags.None, _latch.Current);
            _sent++;
            return true;
        }
        catch (SocketException)
        {
            // Full queue or no route: the frame's time has passed, and the next one tries again.
            return false;
        }
    }

    private void Report(MediaPhase phase)
    {
        if (_route is null || --_untilReport > 0)
        {
            return;
        }

        _untilReport = ReportEvery;
        bool heard = _receiver.Received > 0;
        int length = RtcpReport.Write(_control, new RtcpState
        {
            Ssrc = _ssrc,
            Now = time.GetUtcNow(),
            Timestamp = _timestamp,
            PacketsSent = _sent,
            RemoteSsrc = heard ? _receiver.Ssrc : null,
            FractionLost = _receiver.TakeFractionLost(),
            Lost = _receiver.Expected - _receiver.Received,
            HighestSequence = _receiver.HighestExtended,
            Jitter = _receiver.Jitter,
            Leaving = phase == MediaPhase.Leaving,
        });
        length = _srtp?.Sender.ProtectControl(_control, length) ?? length;
        try
        {
            while (ports.Rtcp.Poll(0, SelectMode.SelectRead))
            {
                // Their reports are not used, but must not fill the queue.
                ports.Rtcp.ReceiveFrom(_receive, SocketFlags.None, _source);
            }

            ports.Rtcp.SendTo(_control.AsSpan(0, length), SocketFlags.None, ControlTarget());
        }
        catch (SocketException)
        {
            // Reports are a courtesy; the next one comes in 5 s.
        }
    }

    private SocketAddress ControlTarget()
    {
        if (!ReferenceEquals(_controlFor, _latch.Current) || _controlTarget is null)
        {
            _controlFor = _latch.Current;
            _controlTarget = new SocketAddress(_controlFor.Family, _controlFor.Size);
            Span<byte> bytes = _controlTarget.Buffer.Span;
            _controlFor.Buffer.Span[.._controlFor.Size].CopyTo(bytes);
            int port = ((bytes[2] << 8) | bytes[3]) + 1;
            bytes[2] = (byte)(port >> 8);
            bytes[3] = (byte)port;
        }

        return _controlTarget;
    }

    private enum MediaPhase
    {
        Running,
        Leaving,
    }
}
