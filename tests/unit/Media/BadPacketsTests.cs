using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using CxBridge.Domain.Calls;

namespace CxBridge.Tests.Unit.Media;

/// <summary>What is no sound of the far end is not heard, and counted by why.</summary>
public sealed class BadPacketsTests : IDisposable
{
    private const uint Source = 7;
    private readonly BarePort _near = new();
    private readonly UdpClient _far = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly UdpClient _stranger = new(new IPEndPoint(IPAddress.Loopback, 0));

    [Fact]
    public void EachBadPacket_IsCountedByWhy_AndTheSoundGoesOn()
    {
        _near.Port.Route(BarePort.With((IPEndPoint)_far.Client.LocalEndPoint!));
        for (ushort i = 0; i < 10; i++)
        {
            Send(_far, Packet(0, i, Source));
        }

        Send(_far, [0x12]);
        Send(_far, Packet(0, 900, Source + 1));
        Send(_far, Packet(77, 10, Source));
        Send(_far, Packet(77, 11, Source));
        Send(_stranger, Packet(0, 12, Source));
        Send(_far, Packet(0, 12, Source));
        _near.Port.Tick(1);

        MediaStatistics heard = _near.Port.Statistics;
        Assert.Equal((1, 1, 2, 1), (heard.MalformedPackets, heard.OtherSourcePackets, heard.UnagreedPackets, heard.StrangerPackets));
        Assert.Equal((13, 0), (heard.PacketsReceived, heard.PacketsLost));
    }

    public void Dispose()
    {
        _near.Dispose();
        _far.Dispose();
        _stranger.Dispose();
    }

    private void Send(UdpClient from, byte[] packet) => from.Send(packet, packet.Length, _near.Port.Local);

    private static byte[] Packet(byte type, ushort sequence, uint ssrc)
    {
        var packet = new byte[172];
        packet[0] = 0x80;
        packet[1] = type;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), sequence);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), 160u * sequence);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), ssrc);
        packet.AsSpan(12).Fill(0xFF);
        return packet;
    }
}
