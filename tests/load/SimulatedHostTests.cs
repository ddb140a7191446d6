using CxBridge.Bench.Fleet;
using CxBridge.Domain.Fleet;
using CxBridge.Grains.Interfaces.Fleet;

namespace CxBridge.Tests.Load;

/// <summary>The judge of the simulation: it must be able to find somebody guilty.</summary>
public sealed class SimulatedHostTests
{
    private readonly SimulatedHost _host = new("media-1", slots: 2);

    [Fact]
    public void Occupy_OfASlotWithACall_CountsADoubleBooking()
    {
        _host.Occupy(1);
        Assert.Equal(0, _host.DoubleBooked);

        _host.Occupy(1);

        Assert.Equal(1, _host.DoubleBooked);
    }

    [Fact]
    public void Dial_OfASlotWithACall_IsRefused()
    {
        Assert.Equal(DialAnswer.Accepted, _host.Dial(Grant("life-1")).Answer);
        Assert.Equal(DialAnswer.SlotBusy, _host.Dial(Grant("life-1")).Answer);
        Assert.Equal(0, _host.DoubleBooked);
    }

    [Fact]
    public void Dial_OfAnEarlierLife_IsRefused()
    {
        _host.Kill();
        Assert.Null(_host.Dial(Grant("life-1")).Answer);
        _host.Start();

        Assert.Equal(DialAnswer.WrongIncarnation, _host.Dial(Grant("life-1")).Answer);
        Assert.Equal(DialAnswer.Accepted, _host.Dial(Grant("life-2")).Answer);
    }

    private static SlotGrant Grant(string life) => new("media-1", life, 0, Guid.NewGuid());
}
