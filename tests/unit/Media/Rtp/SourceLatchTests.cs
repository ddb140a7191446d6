using System.Net;
using CxBridge.Media.Rtp;

namespace CxBridge.Tests.Unit.Media.Rtp;

public class SourceLatchTests
{
    private static readonly SocketAddress Signalled = Address("10.0.0.1", 4000);
    private static readonly SocketAddress OtherPort = Address("10.0.0.1", 4700);
    private static readonly SocketAddress OtherHost = Address("10.9.9.9", 4000);

    [Fact]
    public void SignalledAddress_IsHeardAtOnce()
    {
        SourceLatch latch = Latch(LatchPolicy.SignalledHost);
        Assert.True(latch.Accept(Address("10.0.0.1", 4000), 1, 0));
        Assert.Equal(Signalled, latch.Current);
    }

    [Fact]
    public void OtherPortOfTheHost_IsLatchedAfterFourPacketsInSequence()
    {
        SourceLatch latch = Latch(LatchPolicy.SignalledHost);
        bool[] heard = [.. Enumerable.Range(100, 5).Select(i => latch.Accept(OtherPort, (ushort)i, i))];
        Assert.Equal([false, false, false, true, true], heard);
        Assert.Equal(OtherPort, latch.Current);
    }

    [Fact]
    public void PacketsOutOfSequence_DoNotLatch()
    {
        SourceLatch latch = Latch(LatchPolicy.SignalledHost);
        Assert.DoesNotContain(true, Enumerable.Range(0, 20).Select(i => latch.Accept(OtherPort, (ushort)(i * 3), i)));
    }

    [Fact]
    public void OtherHost_IsNeverHeardUnderTheStrictPolicy()
    {
        SourceLatch latch = Latch(LatchPolicy.SignalledHost);
        Assert.DoesNotContain(true, Enumerable.Range(0, 50).Select(i => latch.Accept(OtherHost, (ushort)i, i)));
    }

    [Fact]
    public void OtherHost_IsLatchedWhenThePolicyAllowsIt()
    {
        SourceLatch latch = Latch(LatchPolicy.AnyHost);
        bool[] heard = [.. Enumerable.Range(0, 4).Select(i => latch.Accept(OtherHost, (ushort)i, i))];
        Assert.True(heard[3]);
    }

    [Fact]
    public void SecondSource_CannotStealALiveOne()
    {
        SourceLatch latch = Latch(LatchPolicy.SignalledHost);
        for (int i = 0; i < 50; i++)
        {
            Assert.True(latch.Accept(Signalled, (ushort)i, i));
            Assert.False(latch.Accept(OtherPort, (ushort)i, i));
        }
    }

    [Fact]
    public void SecondSource_TakesOverOnceTheFirstIsSilent()
    {
        SourceLatch latch = Latch(LatchPolicy.SignalledHost);
        latch.Accept(Signalled, 1, 0);
        bool[] heard = [.. Enumerable.Range(20, 4).Select(i => latch.Accept(OtherPort, (ushort)i, i))];
        Assert.Equal([false, false, false, true], heard);
    }

    private static SourceLatch Latch(LatchPolicy policy)
    {
        var latch = new SourceLatch(policy);
        latch.Signalled(Signalled);
        return latch;
    }

    private static SocketAddress Address(string host, int port) => new IPEndPoint(IPAddress.Parse(host), port).Serialize();
}
