using CxBridge.Domain.Fleet;
using CxBridge.Domain.Ids;

namespace CxBridge.Tests.Unit.Domain.Fleet;

public sealed class FleetRegistryTests
{
    private static readonly HostId Host = new("alpha", "life-1");
    private readonly FleetRegistry _registry = new();

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    private static HostReport Beat(HostId host, long sequence, ulong free, int slots = 4, bool draining = false) => new(host, sequence, slots, free, draining, 0);

    [Fact]
    public void Reserve_GivesEachFreeSlotOnce()
    {
        _registry.Report(At(0), Beat(Host, 1, 0b1011));

        IReadOnlyList<SlotToken> first = _registry.Reserve(At(0), Guid.NewGuid(), 2);
        IReadOnlyList<SlotToken> second = _registry.Reserve(At(0), Guid.NewGuid(), 5);

        Assert.Equal([0, 1, 3], first.Concat(second).Select(t => t.Slot).Order());
    }

    [Fact]
    public void Reserve_WithTheSameRequest_GivesTheSameTokens()
    {
        _registry.Report(At(0), Beat(Host, 1, 0b1111));
        var request = Guid.NewGuid();

        Assert.Equal(_registry.Reserve(At(0), request, 2), _registry.Reserve(At(1), request, 2));
        Assert.Equal(2, _registry.Summary(At(1)).Free);
    }

    [Fact]
    public void Reserve_SpreadsOverHostsByFreeShare()
    {
        _registry.Report(At(0), Beat(Host, 1, 0b1111));
        _registry.Report(At(0), Beat(new HostId("beta", "life-1"), 1, 0b1111));

        IReadOnlyList<SlotToken> tokens = _registry.Reserve(At(0), Guid.NewGuid(), 4);

        Assert.Equal([2, 2], tokens.GroupBy(t => t.Host.Name).Select(g => g.Count()));
    }

    [Fact]
    public void Token_WhenNotUsed_LapsesAfterItsLife()
    {
        _registry.Report(At(0), Beat(Host, 1, 0b1));
        _registry.Reserve(At(0), Guid.NewGuid(), 1);

        Assert.Empty(_registry.Reserve(At(4.9), Guid.NewGuid(), 1));
        Assert.Single(_registry.Reserve(At(5), Guid.NewGuid(), 1));
    }

    [Fact]
    public void Token_WhenTheHostReportsTheSlotBusyAndThenFree_CanBeReservedAgain()
    {
        _registry.Report(At(0), Beat(Host, 1, 0b1));
        _registry.Reserve(At(0), Guid.NewGuid(), 1);
        _registry.Report(At(1), Beat(Host, 2, 0b0));
        _registry.Report(At(2), Beat(Host, 3, 0b1));

        Assert.Single(_registry.Reserve(At(2), Guid.NewGuid(), 1));
    }

    [Fact]
    public void Release_GivesTheSlotBackAtOnce()
    {
        _registry.Report(At(0), Beat(Host, 1, 0b1));
        _registry.Release(_registry.Reserve(At(0), Guid.NewGuid(), 1));

        Assert.Single(_registry.Reserve(At(0), Guid.NewGuid(), 1));
    }

    [Fact]
    public void Release_OfATokenOfAnotherLife_FreesNothing()
    {
        _registry.Report(At(0), Beat(Host, 1, 0b1));
        IReadOnlyList<SlotToken> stale = _registry.Reserve(At(0), Guid.NewGuid(), 1);
        _registry.Report(At(1), Beat(Host with { Incarnation = "life-2" }, 1, 0b1));
        _registry.Reserve(At(1), Guid.NewGuid(), 1);

        _registry.Release(stale);

        Assert.Empty(_registry.Reserve(At(1), Guid.NewGuid(), 1));
    }

    [Fact]
    public void Report_WithAnOlderSequence_IsDropped()
    {
        _registry.Report(At(0), Beat(Host, 2, 0b0));
        _registry.Report(At(0), Beat(Host, 1, 0b1111));

        Assert.Equal(0, _registry.Summary(At(0)).Free);
    }

    [Fact]
    public void Host_WhenSilentForThreeBeats_IsGone()
    {
        _registry.Report(At(0), Beat(Host, 1, 0b1111));

        Assert.Equal(1, _registry.Summary(At(6)).Hosts);
        Assert.Equal(0, _registry.Summary(At(6.1)).Hosts);
    }

    [Fact]
    public void Host_WhenDraining_GetsNothing()
    {
        _registry.Report(At(0), Beat(Host, 1, 0b1111, draining: true));

        Assert.Empty(_registry.Reserve(At(0), Guid.NewGuid(), 1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(65)]
    public void Report_WithAnImpossibleNumberOfSlots_IsRefused(int slots) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _registry.Report(At(0), Beat(Host, 1, 0b1, slots)));

    [Fact]
    public void Report_OfBitsBeyondItsSlots_DoesNotInventSlots()
    {
        _registry.Report(At(0), Beat(Host, 1, ulong.MaxValue));

        Assert.Equal(4, _registry.Reserve(At(0), Guid.NewGuid(), 64).Count);
    }
}
