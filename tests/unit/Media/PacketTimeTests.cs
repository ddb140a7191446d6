using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using CxBridge.Domain.Telephony;
using CxBridge.Media;
using CxBridge.Media.Rtp;

namespace CxBridge.Tests.Unit.Media;

/// <summary>Packets of another length than a frame's.</summary>
public sealed class PacketTimeTests : IDisposable
{
    private const int Frames = 60;
    private readonly BarePort _near = new();
    private readonly BarePort _far = new();
    private readonly UdpClient _wire = new(new IPEndPoint(IPAddress.Loopback, 0));

    [Theory]
    [InlineData(10, 10)]
    [InlineData(20, 20)]
    [InlineData(30, 30)]
    [InlineData(40, 40)]
    [InlineData(60, 60)]
    [InlineData(25, 20)]
    [InlineData(1, 10)]
    [InlineData(200, 60)]
    public void Packets_HaveTheLengthThatTheFarEndAsksFor(int asked, int sent)
    {
        _near.Port.Route(BarePort.With((IPEndPoint)_wire.Client.LocalEndPoint!) with { Ptime = TimeSpan.FromMilliseconds(asked) });
        _near.Port.Playout.Write(Sounds.Tone(440, 8000, TimeSpan.FromSeconds(2), 8000));
        byte[][] packets = Sent();

        Assert.Equal(Frames * AudioFrame.Milliseconds / sent, packets.Length);
        Assert.All(packets, packet => Assert.Equal(RtpHeader.Size + (8 * sent), packet.Length));
        Assert.Equal([true, .. Enumerable.Repeat(false, packets.Length - 1)], packets.Select(packet => (packet[1] & 0x80) != 0));
        for (int i = 1; i < packets.Length; i++)
        {
            Assert.Equal((ushort)(Sequence(packets[i - 1]) + 1), Sequence(packets[i]));
            Assert.Equal(Timestamp(packets[i - 1]) + (8u * (uint)sent), Timestamp(packets[i]));
        }
    }

    [Fact]
    public void Opus_KeepsItsFrame() =>
        Assert.Equal(0, MediaRoute.From(BarePort.With(new IPEndPoint(IPAddress.Loopback, 9)) with { Codec = AudioCodec.Opus, Ptime = TimeSpan.FromMilliseconds(40) }).PacketOctets);

    [Theory]
    [InlineData(AudioCodec.Pcmu, 0, 10)]
    [InlineData(AudioCodec.Pcmu, 0, 30)]
    [InlineData(AudioCodec.Pcma, 8, 40)]
    [InlineData(AudioCodec.G722, 9, 30)]
    [InlineData(AudioCodec.G722, 9, 60)]
    public void SoundInOtherPackets_IsHeardWhole(AudioCodec codec, int type, int milliseconds)
    {
        _far.Port.Route(BarePort.With(_near.Port.Local) with { Codec = codec, PayloadType = type, Ptime = TimeSpan.FromMilliseconds(milliseconds) });
        _near.Port.Route(BarePort.With(_far.Port.Local) with { Codec = codec, PayloadType = type });
        _far.Port.Playout.Write(Sounds.Tone(440, 8000, TimeSpan.FromSeconds(3), 8000));
        var samples = new short[AudioFrame.Samples];
        int loud = 0;
        for (int i = 0; i < 100; i++)
        {
            _far.Port.Tick(1);
            _near.Port.Tick(1);
            ValueTask<CallerFrame> read = _near.Port.ReadAsync(samples);
            Assert.True(read.IsCompletedSuccessfully);
            loud += Sounds.Decibels(samples) > -20 ? 1 : 0;
        }

        // The first frames are the buffer's depth.
        Assert.InRange(loud, 85, 100);
        Assert.Equal(0, _near.Port.Statistics.PacketsLost);
        Assert.InRange(_near.Port.Statistics.PacketsReceived, (2000 / milliseconds) - 1, 2000 / milliseconds);
    }

    [Fact]
    public void KeyPress_BetweenPackets_LeavesNoHalfOne()
    {
        _near.Port.Route(BarePort.With((IPEndPoint)_wire.Client.LocalEndPoint!) with { Ptime = TimeSpan.FromMilliseconds(30) });
        _near.Port.Playout.Write(Sounds.Tone(440, 8000, TimeSpan.FromSeconds(2), 8000));
        _near.Port.Tick(1);
        Assert.True(_near.Port.SendDtmf("5"));
        byte[][] packets = Sent();
        Assert.Contains(packets, packet => (packet[1] & 0x7F) == 101);
        Assert.All(packets.Where(packet => (packet[1] & 0x7F) == 0), packet => Assert.Equal(RtpHeader.Size + 240, packet.Length));
        Assert.Equal(Enumerable.Range(Sequence(packets[0]), packets.Length).Select(number => (ushort)number), packets.Select(Sequence));
    }

    public void Dispose()
    {
        _near.Dispose();
        _far.Dispose();
        _wire.Dispose();
    }

    private static ushort Sequence(byte[] packet) => BinaryPrimitives.ReadUInt16BigEndian(packet.AsSpan(2));

    private static uint Timestamp(byte[] packet) => BinaryPrimitives.ReadUInt32BigEndian(packet.AsSpan(4));

    private byte[][] Sent()
    {
        var packets = new List<byte[]>();
        for (int i = 0; i < Frames; i++)
        {
            _near.Port.Tick(1);
            while (_wire.Available > 0)
            {
                IPEndPoint? from = null;
                packets.Add(_wire.Receive(ref from));
            }
        }

        return [.. packets];
    }
}
