using CxBridge.Media.Rtp;

namespace CxBridge.Tests.Unit.Media.Rtp;

public class ReceiverStatisticsTests
{
    private readonly ReceiverStatistics _statistics = new();

    [Fact]
    public void Loss_AcrossTheWrapOfTheSequence_IsExpectedLessReceived()
    {
        for (int i = 0; i < 100; i++)
        {
            if (i % 10 != 5)
            {
                Packet((ushort)(65490 + i), (uint)(i * 160), i * 160);
            }
        }

        Assert.Equal(100, _statistics.Expected);
        Assert.Equal(90, _statistics.Received);
        Assert.Equal(25, _statistics.TakeFractionLost());
    }

    [Fact]
    public void Duplicate_IsDroppedAndNotCounted()
    {
        Packet(1, 0, 0);
        Packet(2, 160, 160);
        Assert.Equal(Arrival.Dropped, Packet(2, 160, 170));
        Assert.Equal(Arrival.Dropped, Packet(1, 0, 170));
        Assert.Equal(2, _statistics.Received);
    }

    [Fact]
    public void ReorderedPacket_IsAcceptedOnce()
    {
        Packet(1, 0, 0);
        Packet(3, 320, 320);
        Assert.Equal(Arrival.Accepted, Packet(2, 160, 330));
        Assert.Equal(3, _statistics.Received);
        Assert.Equal(3, _statistics.Expected);
    }

    [Fact]
    public void NewSsrc_IsHeardFromItsSecondPacketInSequence()
    {
        Packet(1, 0, 0);
        Assert.Equal(Arrival.Dropped, Packet(9000, 0, 160, ssrc: 7));
        Assert.Equal(Arrival.NewSource, Packet(9001, 160, 320, ssrc: 7));
        Assert.Equal(Arrival.Accepted, Packet(9002, 320, 480, ssrc: 7));
        Assert.Equal(7u, _statistics.Ssrc);
    }

    [Fact]
    public void StrayPacketOfAnotherSsrc_DoesNotDisturbTheSource()
    {
        Packet(1, 0, 0);
        Packet(500, 0, 10, ssrc: 9);
        Assert.Equal(Arrival.Accepted, Packet(2, 160, 160));
        Assert.Equal(2, _statistics.Expected);
    }

    [Fact]
    public void Jitter_OfAlternatingDelay_ConvergesToItsMeanDifference()
    {
        // RFC 3550 A.8: J follows the mean of |D|. Every other packet 10 ms (80 units) late: every |D| is 80.
        for (int i = 0; i < 400; i++)
        {
            Packet((ushort)i, (uint)(i * 160), (i * 160) + (i % 2 * 80));
        }

        Assert.InRange(_statistics.Jitter, 79, 81);
    }

    private Arrival Packet(ushort sequence, uint timestamp, double arrival, uint ssrc = 1) =>
        _statistics.Accept(new RtpHeader(false, 0, sequence, timestamp, ssrc), arrival, PayloadKind.Sound);
}
