using System.Net;
using System.Net.Sockets;
using CxBridge.Domain.Telephony;
using CxBridge.Media;
using CxBridge.Media.Codecs;
using CxBridge.Media.Rtp;
using CxBridge.Media.Rtp.Jitter;
using CxBridge.Media.Rtp.Keys;
using CxBridge.Media.Rtp.Srtp;
using CxBridge.Tests.Unit.Sip.Fuzz;
using Microsoft.Extensions.Options;

namespace CxBridge.Tests.Unit.Media.Rtp;

/// <summary>Spoilt packets against everything that a packet meets on its way to the ear.</summary>
public sealed class RtpFuzzTests
{
    private const int Packets = 400_000;
    private const int Datagrams = 20_000;
    private readonly Mutator _mutator = new(3550);

    [Fact]
    public void SpoiltPackets_BreakNothing_AndSoundComesOutAllTheSame()
    {
        byte[] master = new byte[SrtpKeys.Size];
        using var sender = new SrtpSender(master);
        using var receiver = new SrtpReceiver(master);
        var statistics = new ReceiverStatistics();
        using var decoders = new DecoderSet();
        var jitter = new JitterBuffer(decoders);
        var digits = new DtmfReceiver();
        var frame = new short[160];
        var last = Array.Empty<byte>();
        int heard = 0;
        for (int number = 0; number < Packets; number++)
        {
            byte[] packet = Packet(number, number % 50 == 0 ? (byte)101 : (byte)0);
            if (number % 2 == 0)
            {
                // Half of them encrypted: what was spoilt on the way must not get through at all.
                byte[] secured = [.. packet, .. new byte[SrtpSender.Overhead]];
                secured = secured[..sender.Protect(secured, RtpHeader.Size, packet.Length)];
                byte[] onTheWire = number % 10 == 0 ? [.. secured] : _mutator.Spoil(secured, last);
                bool same = onTheWire.AsSpan().SequenceEqual(secured);
                bool accepted = receiver.TryUnprotect(onTheWire, out int length);
                Assert.True(!accepted || same);
                packet = accepted ? onTheWire[..length] : [];
            }
            else if (number % 10 != 1)
            {
                packet = _mutator.Spoil(packet, last);
            }

            last = packet.Length > 0 ? packet : last;
            if (RtpHeader.TryParse(packet, out RtpHeader header, out ReadOnlySpan<byte> payload))
            {
                PayloadKind kind = header.PayloadType switch { 101 => PayloadKind.Event, 0 => PayloadKind.Sound, _ => PayloadKind.Other };
                double now = number * 4.0;
                Arrival verdict = statistics.Accept(header, now * 8, kind);
                if (verdict != Arrival.Dropped && kind == PayloadKind.Event)
                {
                    digits.Accept(header.Timestamp, payload);
                }
                else if (verdict != Arrival.Dropped && kind == PayloadKind.Sound && payload.Length is > 0 and <= PacketStore.MostBytes)
                {
                    var waiting = new WaitingPacket(header.Sequence, header.Timestamp, AudioCodec.Pcmu, payload.Length);
                    jitter.Insert(waiting, payload, now, now, verdict == Arrival.NewSource ? Anchor.New : Anchor.Running);
                }
            }

            if (number % 5 == 0)
            {
                heard += jitter.Pull(frame, number * 4.0) == FrameOrigin.Received ? 1 : 0;
            }
        }

        Assert.True(heard > 100, $"Only {heard} frames were heard.");
    }

    [Fact]
    public async Task SpoiltDatagrams_LeaveThePortAtWork()
    {
        using var metrics = new MediaMetrics();
        using var plane = new MediaPlane(Options.Create(new MediaOptions { FirstRtpPort = 32_000, LastRtpPort = 32_098 }), TimeProvider.System, metrics);
        await using AudioPort port = plane.Open();
        using var farEnd = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        port.Connect(new AgreedMedia((IPEndPoint)farEnd.Client.LocalEndPoint!, AudioCodec.Pcmu, 0, 101, TimeSpan.FromMilliseconds(20), MediaDirection.SendReceive));
        byte[] last = [];
        for (int number = 0; number < Datagrams; number++)
        {
            byte[] bytes = _mutator.Spoil(Packet(number, 0), last);
            last = bytes;
            await farEnd.SendAsync(bytes, port.Local);
            if (number % 200 == 0)
            {
                // A stranger's, from an address that nobody agreed on.
                using var stranger = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
                await stranger.SendToAsync(bytes, port.Local);
            }
        }

        // Good packets, from one second on, until the port hears them.
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var samples = new short[160];
        int heard = 0;
        for (int number = 40_000; heard < 10; number++)
        {
            await farEnd.SendAsync(Packet(number, 0), port.Local);
            CallerFrame frame = await port.ReadAsync(samples, late.Token);
            heard += frame.Origin == FrameOrigin.Received ? 1 : 0;
        }
    }

    private static byte[] Packet(int number, byte type)
    {
        var packet = new byte[RtpHeader.Size + (type == 0 ? 160 : 4)];
        new RtpHeader(number == 0, type, (ushort)number, (uint)(160 * number), 0xCAFE).Write(packet);
        packet.AsSpan(RtpHeader.Size).Fill(type == 0 ? (byte)0x55 : (byte)5);
        return packet;
    }
}
