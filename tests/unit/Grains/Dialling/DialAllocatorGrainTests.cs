using CxBridge.Domain.Dialling.FairShare;
using CxBridge.Grains.Interfaces;
using CxBridge.Grains.Interfaces.Dialling;
using CxBridge.Tests.Unit.Grains.Fixture;

namespace CxBridge.Tests.Unit.Grains.Dialling;

public sealed class DialAllocatorGrainTests : IAsyncLifetime
{
    private ControlPlane _plane = null!;

    public async Task InitializeAsync()
    {
        _plane = await ControlPlane.StartAsync();
        await _plane.ForAsync(TimeSpan.FromSeconds(3));
    }

    public async Task DisposeAsync() => await _plane.DisposeAsync();

    private Task<SlotShare> AskAsync(string campaign, int wanted, int guaranteed = 0, int weight = 1) => _plane.Grains
        .GetGrain<IDialAllocatorGrain>(GrainKeys.Allocator("main"))
        .Ask(new SlotDemand(campaign, wanted, 0, weight, guaranteed) { Use = ShareUse.CountOn });

    [Fact]
    public async Task ACampaignAlone_GetsAllThatIsFree()
    {
        Assert.Equal(new SlotShare(OneHost.Slots, OneHost.Slots), await AskAsync("a", 100));
    }

    [Fact]
    public async Task WhatOneCountsOn_IsKeptFromTheOthers_AndTheRestIsTheirs()
    {
        Assert.Equal(3, (await AskAsync("a", 3)).Slots);
        Assert.Equal(OneHost.Slots - 3, (await AskAsync("b", 100)).Slots);
    }

    [Fact]
    public async Task AGuarantee_ComesBeforeTheShareOfWhoeverAsks()
    {
        // Both want more than there is, and what each holds is known to be gone: the next to ask leaves the other its guarantee.
        await AskAsync("b", 100, guaranteed: OneHost.Slots);
        await AskAsync("a", 100);
        Assert.Equal(0, (await AskAsync("a", 100)).Slots);
        Assert.Equal(OneHost.Slots, (await AskAsync("b", 100, guaranteed: OneHost.Slots)).Slots);
    }

    [Fact]
    public async Task ACampaignThatReportsNoMore_LeavesItsShareToTheOthers_AfterThreeTicks()
    {
        Assert.Equal(OneHost.Slots, (await AskAsync("a", 100)).Slots);
        Assert.Equal(0, (await AskAsync("b", 100)).Slots);

        await _plane.ForAsync(SlotLedger<string>.Memory + TimeSpan.FromSeconds(1));

        Assert.Equal(OneHost.Slots, (await AskAsync("b", 100)).Slots);
    }
}
