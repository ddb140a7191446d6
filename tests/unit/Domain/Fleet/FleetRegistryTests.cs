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
        Assert.Equal(2, _registry.Capacity(At(1)).Free);
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

    private static HostReport WithLines(HostReport report, int lines, ulong free) => report with { Lines = lines, FreeLines = free };

    [Fact]
    public void Reserve_OfLines_TakesNoSlot_AndTheOtherWayRound()
    {
        _registry.Report(At(0), WithLines(Beat(Host, 1, 0b11), 4, 0b0110));

        IReadOnlyList<SlotToken> lines = _registry.Reserve(At(0), Guid.NewGuid(), 5, PlaceKind.Line);
        IReadOnlyList<SlotToken> slots = _registry.Reserve(At(0), Guid.NewGuid(), 5);

        Assert.Equal([(PlaceKind.Line, 1), (PlaceKind.Line, 2)], lines.Select(t => (t.Kind, t.Slot)).Order());
        Assert.Equal([(PlaceKind.Slot, 0), (PlaceKind.Slot, 1)], slots.Select(t => (t.Kind, t.Slot)).Order());
        Assert.Equal((4, 0, 4, 0), (_registry.Capacity(At(0)).Slots, _registry.Capacity(At(0)).Free, _registry.Capacity(At(0)).Lines, _registry.Capacity(At(0)).FreeLines));
    }

    [Fact]
    public void Release_OfALine_DoesNotFreeTheSlotOfTheSameNumber()
    {
        _registry.Report(At(0), WithLines(Beat(Host, 1, 0b1), 1, 0b1));
        IReadOnlyList<SlotToken> slot = _registry.Reserve(At(0), Guid.NewGuid(), 1);
        _registry.Release(_registry.Reserve(At(0), Guid.NewGuid(), 1, PlaceKind.Line));

        Assert.Empty(_registry.Reserve(At(0), Guid.NewGuid(), 1));
        _registry.Release([slot[0] with { Kind = PlaceKind.Line }]);
        Assert.Empty(_registry.Reserve(At(0), Guid.NewGuid(), 1));
    }

    [Fact]
    public void Reserve_OfLines_PrefersTheHostWhoseSlotsAreFree()
    {
        _registry.Report(At(0), WithLines(Beat(new HostId("full", "life-1"), 1, 0b0000), 16, 0xFFFF));
        _registry.Report(At(0), WithLines(Beat(Host, 1, 0b1111), 16, 0xFFFF));

        Assert.All(_registry.Reserve(At(0), Guid.NewGuid(), 4, PlaceKind.Line), token => Assert.Equal(Host, token.Host));
    }

    [Fact]
    public void Lines_OfAHostThatDrainsOrHasNone_AreNotPromised()
    {
        _registry.Report(At(0), WithLines(Beat(Host, 1, 0b1111, draining: true), 4, 0b1111));
        _registry.Report(At(0), Beat(new HostId("older", "life-1"), 1, 0b1111));

        Assert.Empty(_registry.Reserve(At(0), Guid.NewGuid(), 4, PlaceKind.Line));
    }

    [Theory]
    [InlineData(65, 0b1)]
    [InlineData(-1, 0b0)]
    [InlineData(4, 0b1_0000)]
    public void Report_OfLinesThatTheHostDoesNotHave_IsRefused(int lines, ulong free) =>
        Assert.Equal(BeatVerdict.ImpossibleSlots, _registry.Report(At(0), WithLines(Beat(Host, 1, 0b1), lines, free)));

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

        Assert.Equal(0, _registry.Capacity(At(0)).Free);
    }

    [Fact]
    public void Host_WhenSilentForThreeBeats_IsGone()
    {
        _registry.Report(At(0), Beat(Host, 1, 0b1111));

        Assert.Equal(1, _registry.Capacity(At(6)).Hosts);
        Assert.Equal(0, _registry.Capacity(At(6.1)).Hosts);
    }

    [Fact]
    public void Host_WhenDraining_GetsNothing()
    {
        _registry.Report(At(0), Beat(Host, 1, 0b1111, draining: true));

        Assert.Empty(_registry.Reserve(At(0), Guid.NewGuid(), 1));
    }

    [Theory]
    [InlineData(0, 0b0)]
    [InlineData(65, 0b1)]
    [InlineData(-1, 0b1)]
    [InlineData(4, 0b1_0000)]
    public void Report_OfSlotsThatTheHostDoesNotHave_IsRefusedAndChangesNothing(int slots, ulong free)
    {
        _registry.Report(At(0), Beat(Host, 1, 0b1));

        Assert.Equal(BeatVerdict.ImpossibleSlots, _registry.Report(At(0), Beat(Host, 2, free, slots)));
        Assert.Equal((4, 1), (_registry.Capacity(At(0)).Slots, _registry.Capacity(At(0)).Free));
    }

    [Fact]
    public void Report_OfAnIncarnationThatWasReplaced_IsRefusedForGood()
    {
        HostId next = Host with { Incarnation = "a life whose name sorts first" };
        _registry.Report(At(0), Beat(Host, 1, 0b1111));

        Assert.Equal(BeatVerdict.Taken, _registry.Report(At(1), Beat(next, 1, 0b1)));
        Assert.Equal(BeatVerdict.OlderIncarnation, _registry.Report(At(2), Beat(Host, 2, 0b1111)));
        Assert.Equal(BeatVerdict.OlderIncarnation, _registry.Report(At(20), Beat(Host, 3, 0b1111)));
        Assert.Equal(BeatVerdict.Taken, _registry.Report(At(20), Beat(next, 2, 0b1)));
    }

    [Fact]
    public void Incarnation_WhenNew_StartsAfreshAndVoidsThePromises()
    {
        _registry.Report(At(0), Beat(Host, 7, 0b1));
        _registry.Reserve(At(0), Guid.NewGuid(), 1);
        HostId next = Host with { Incarnation = "life-2" };

        _registry.Report(At(1), Beat(next, 1, 0b1));

        Assert.Equal(next, Assert.Single(_registry.Reserve(At(1), Guid.NewGuid(), 1)).Host);
    }

    [Fact]
    public void Cordon_HoldsFromTheWishAndIsToldUntilABeatShowsIt()
    {
        _registry.Report(At(0), Beat(Host, 1, 0b1111));

        Assert.True(_registry.Order(Host.Name, HostOrder.Cordon));
        Assert.Empty(_registry.Reserve(At(0), Guid.NewGuid(), 1));
        _registry.Report(At(1), Beat(Host, 2, 0b1111)); // Sent before the host was told.
        Assert.Empty(_registry.Reserve(At(1), Guid.NewGuid(), 1));
        Assert.Equal(HostOrder.Cordon, _registry.OrderFor(Host.Name));
        _registry.Report(At(2), Beat(Host, 3, 0b1111, draining: true));
        Assert.Equal(HostOrder.None, _registry.OrderFor(Host.Name));
        Assert.Empty(_registry.Reserve(At(2), Guid.NewGuid(), 1));
    }

    [Fact]
    public void Uncordon_TakesEffectWithTheBeatThatShowsIt()
    {
        _registry.Report(At(0), Beat(Host, 1, 0b1, draining: true));

        _registry.Order(Host.Name, HostOrder.Uncordon);
        Assert.Empty(_registry.Reserve(At(0), Guid.NewGuid(), 1));
        _registry.Report(At(2), Beat(Host, 2, 0b1));

        Assert.Single(_registry.Reserve(At(2), Guid.NewGuid(), 1));
        Assert.Equal(HostOrder.None, _registry.OrderFor(Host.Name));
    }

    [Fact]
    public void Drain_OfACordonedHost_IsToldUntilItsLifeIsOver_AndIsNotTakenBack()
    {
        _registry.Report(At(0), Beat(Host, 1, 0b1, draining: true));

        _registry.Order(Host.Name, HostOrder.Drain);
        _registry.Report(At(2), Beat(Host, 2, 0b1, draining: true));
        Assert.Equal(HostOrder.Drain, _registry.OrderFor(Host.Name));
        _registry.Order(Host.Name, HostOrder.Uncordon);
        Assert.Equal(HostOrder.Drain, _registry.OrderFor(Host.Name));

        var next = new HostId(Host.Name, "next-life");
        _registry.Report(At(4), Beat(next, 1, 0b1));
        Assert.Equal(HostOrder.None, _registry.OrderFor(Host.Name));
        Assert.Single(_registry.Reserve(At(4), Guid.NewGuid(), 1));
    }

    [Fact]
    public void Hosts_ShowACordonFromTheWishOn_AndLeaveOutWhoIsGone()
    {
        var other = new HostId("other", "life");
        _registry.Report(At(0), Beat(other, 1, 0b1));
        _registry.Report(At(4), Beat(Host, 1, 0b1));
        _registry.Order(Host.Name, HostOrder.Cordon);

        Assert.Equal([(Host.Name, true), (other.Name, false)], _registry.Hosts(At(5)).Select(h => (h.Host.Name, h.Draining)).OrderByDescending(h => h.Draining));
        Assert.Equal(Host, Assert.Single(_registry.Hosts(At(7))).Host);
    }

    [Fact]
    public void Order_ForAHostThatNeverReported_IsRefused() => Assert.False(_registry.Order("nobody", HostOrder.Cordon));

    [Fact]
    public void Expired_CountsTokensThatWereNeitherUsedNorGivenBack()
    {
        _registry.Report(At(0), Beat(Host, 1, 0b1111));
        IReadOnlyList<SlotToken> tokens = _registry.Reserve(At(0), Guid.NewGuid(), 3);
        _registry.Release([tokens[0]]);
        _registry.Report(At(1), Beat(Host, 2, 0b1111 & ~(1UL << tokens[1].Slot)));

        Assert.Equal(1, _registry.Capacity(At(5)).Expired);
    }
}
