using System.Net.Sockets;
using System.Security.Cryptography;
using CxBridge.Media.Codecs;
using CxBridge.Media.Rtp.Jitter;
using CxBridge.Media.Rtp.Keys;
using CxBridge.Media.Rtp.Srtp;

namespace CxBridge.Media.Rtp;

/// <summary>
/// The way out: one packet a tick. The timestamp runs on when none is sent; the marker bit tells the far end that sound begins again.
/// <code>
/// 1 key      an event packet, or the key's tones, in place of the sound
/// 2 silence  comfort noise five times a second, where that was agreed
/// 3 sound    coded and sent
/// 4 parcel   where the far end asks for another packet time than a frame's: cut or gathered to its length
/// </code>
/// Pacing thread only: no lock, nothing allocated a packet.
/// </summary>
internal sealed class SoundSender(PortPair ports, SourceLatch latch)
{
    private const int NoiseEvery = 10;
    private const byte NoiseLevel = 70;
    private readonly byte[] _packet = new byte[RtpHeader.Size + Math.Max(SoundEncoder.MostBytes, PacketParcel.MostOctets) + SrtpSender.Overhead];
    private readonly PacketParcel _parcel = new();
    private readonly ComfortNoise _noise = Quiet();
    private ushort _sequence = (ushort)RandomNumberGenerator.GetInt32(ushort.MaxValue);
    private int _silentFrames;
    private bool _gap = true;

    /// <summary>Our source.</summary>
    public uint Ssrc { get; } = BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4));

    /// <summary>RTP timestamp of the frame that is sent now.</summary>
    public uint Timestamp { get; private set; } = BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4));

    /// <summary>Packets sent.</summary>
    public long Packets { get; private set; }

    /// <summary>The network took nothing of the last frame that there was to send.</summary>
    public bool IsStuck { get; private set; }

    /// <summary>Octets of their payloads.</summary>
    public long Octets { get; private set; }

    /// <summary>Keys to press.</summary>
    public DtmfSender Keys { get; } = new();

    /// <summary>Sends the frame of this tick.</summary>
    /// <param name="route">What was agreed.</param>
    /// <param name="srtp">Keys, or null.</param>
    /// <param name="samples">The frame; what the far end hears instead of it is written over it.</param>
    /// <param name="kind">What it is.</param>
    /// <returns>False when nothing was sent: on hold, not connected, the network refused, or a key press took its place.</returns>
    public bool Send(MediaRoute? route, SrtpSession? srtp, Span<short> samples, PlayoutKind kind)
    {
        if (route is null || (route.Flow & MediaFlow.Send) == 0)
        {
            _gap = true;
            IsStuck = false;
            _parcel.Clear();
            return false;
        }

        SoundEncoder encoder = route.Encoder!;
        Span<byte> payload = _packet.AsSpan(RtpHeader.Size);
        if (route.DtmfPayloadType >= 0)
        {
            if (Keys.TryNext(Timestamp, encoder.TicksPerFrame, payload, out uint press, out bool first)) // 1
            {
                Transmit(srtp, new RtpHeader(first, (byte)route.DtmfPayloadType, _sequence, press, Ssrc), 4);
                _parcel.Clear();
                return false;
            }
        }
        else if (Keys.TryTone(samples))
        {
            kind = PlayoutKind.Sound;
        }

        _silentFrames = kind == PlayoutKind.Silence ? _silentFrames + 1 : 0;
        if (route.NoisePayloadType >= 0 && _silentFrames > 0)
        {
            return Hush(route, srtp, samples); // 2
        }

        int length = encoder.Encode(samples, payload); // 3
        bool marker = _gap || kind == PlayoutKind.TalkspurtStart;
        _gap = length == 0;
        if (route.PacketOctets > 0)
        {
            return Parcel(route, srtp, payload[..length], marker); // 4
        }

        return length == 0 || Transmit(srtp, new RtpHeader(marker, route.PayloadType, _sequence, Timestamp, Ssrc), length);
    }

    /// <summary>The frame's time is over.</summary>
    public void Advance(MediaRoute? route) => Timestamp += route?.Encoder?.TicksPerFrame ?? AudioFrame.Samples;

    /// <summary>A frame whose time passed unused: the clock runs on, nothing is sent.</summary>
    public void Skip(MediaRoute? route)
    {
        Advance(route);
        _gap = true;
    }

    private static ComfortNoise Quiet()
    {
        var noise = new ComfortNoise();
        noise.Set([NoiseLevel]);
        return noise;
    }

    private bool Parcel(MediaRoute route, SrtpSession? srtp, ReadOnlySpan<byte> frame, bool marker)
    {
        _parcel.Add(frame, Timestamp, marker);
        bool sent = true;
        while (_parcel.TryTake(route.PacketOctets, _packet.AsSpan(RtpHeader.Size), out uint timestamp, out bool first))
        {
            sent &= Transmit(srtp, new RtpHeader(first, route.PayloadType, _sequence, timestamp, Ssrc), route.PacketOctets);
        }

        return sent;
    }

    private bool Hush(MediaRoute route, SrtpSession? srtp, Span<short> samples)
    {
        // The recording has what the far end hears now.
        _noise.Fill(samples);
        _gap = true;
        _parcel.Clear();
        if (_silentFrames % NoiseEvery != 1)
        {
            return true;
        }

        _packet[RtpHeader.Size] = NoiseLevel;
        return Transmit(srtp, new RtpHeader(false, (byte)route.NoisePayloadType, _sequence, Timestamp, Ssrc), 1);
    }

    private bool Transmit(SrtpSession? srtp, in RtpHeader header, int payload)
    {
        header.Write(_packet);
        _sequence++;
        int length = RtpHeader.Size + payload;
        length = srtp?.Sender.Protect(_packet, RtpHeader.Size, length) ?? length;
        try
        {
            ports.Rtp.Send(_packet.AsSpan(0, length), latch.Current);
            Packets++;
            Octets += payload;
            IsStuck = false;
            return true;
        }
        catch (SocketException)
        {
            // Full queue or no route: the frame's time has passed, and the next one tries again.
            IsStuck = true;
            return false;
        }
    }
}
