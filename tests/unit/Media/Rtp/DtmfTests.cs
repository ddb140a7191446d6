using CxBridge.Media.Rtp.Keys;

namespace CxBridge.Tests.Unit.Media.Rtp;

public class DtmfTests
{
    [Fact]
    public void SentDigits_AreHeardOnceEach_ThoughEveryPacketIsRepeated()
    {
        var sender = new DtmfSender();
        var receiver = new DtmfReceiver();
        Assert.True(sender.TryQueue("11*#D"));
        var payload = new byte[4];
        string heard = "";
        for (uint now = 0; now < 160 * 100; now += 160)
        {
            if (sender.TryNext(now, 160, payload, out uint timestamp, out _))
            {
                foreach (char digit in new[] { receiver.Accept(timestamp, payload), receiver.Accept(timestamp, payload) })
                {
                    heard += digit == '\0' ? "" : digit;
                }
            }
        }

        Assert.Equal("11*#D", heard);
    }

    [Fact]
    public void Press_HasAGrowingDurationAndThreeEndPackets()
    {
        var sender = new DtmfSender();
        sender.TryQueue("5");
        var payload = new byte[4];
        var packets = new List<(bool End, int Duration, bool Marker, uint Timestamp)>();
        for (uint now = 8000; now < 8000 + (160 * 20); now += 160)
        {
            if (sender.TryNext(now, 160, payload, out uint timestamp, out bool marker))
            {
                packets.Add(((payload[1] & 0x80) != 0, (payload[2] << 8) | payload[3], marker, timestamp));
            }
        }

        Assert.Equal([160, 320, 480, 640, 800, 800, 800], packets.Select(packet => packet.Duration));
        Assert.Equal(3, packets.Count(packet => packet.End));
        Assert.Equal([true, false, false, false, false, false, false], packets.Select(packet => packet.Marker));
        Assert.All(packets, packet => Assert.Equal(8000u, packet.Timestamp));
    }

    [Fact]
    public void FirstPacketsLost_TheEndStillCounts()
    {
        var receiver = new DtmfReceiver();
        Assert.Equal('7', receiver.Accept(4000, [7, 0x8A, 3, 32]));
    }

    [Fact]
    public void StragglerOfAnEarlierPress_IsNotANewOne()
    {
        var receiver = new DtmfReceiver();
        receiver.Accept(4000, [1, 0x0A, 0, 160]);
        receiver.Accept(8000, [2, 0x0A, 0, 160]);
        Assert.Equal('\0', receiver.Accept(4000, [1, 0x8A, 3, 32]));
    }

    [Fact]
    public void Queue_RefusesWhatIsNoKey() => Assert.False(new DtmfSender().TryQueue("12x"));
}
