using CxBridge.Domain.Dialling.FairShare;

namespace CxBridge.Tests.Unit.Domain.Dialling.FairShare;

public sealed class SlotLedgerTests
{
    private readonly SlotLedger<string> _ledger = new();

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    private int Ask(double at, string who, int free, int wanted, int held = 0, int weight = 1) => _ledger.Ask(At(at), who, free, wanted, held, weight, 0);

    [Fact]
    public void Alone_OneGetsEverything() => Assert.Equal(8, Ask(0, "a", free: 8, wanted: 20));

    [Fact]
    public void WhatOneWasGiven_CountsAsHeldBeforeItsCallsAreSeen()
    {
        Ask(0, "b", free: 0, wanted: 10);
        Assert.Equal(5, Ask(0.5, "a", free: 10, wanted: 10));

        // b's turn: 5 are left, and a, which has 5 now, still wants 5 more.
        Assert.Equal(5, Ask(1, "b", free: 5, wanted: 10));
    }

    [Fact]
    public void WhatOneCountsOn_IsGoneForTheOthers_ThoughTheFleetShowsItFree()
    {
        Assert.Equal(4, _ledger.Ask(At(0), "lines", free: 8, wanted: 4, held: 6, weight: 1, guaranteed: 0, ShareUse.CountOn));

        // The fleet still shows 8, for nobody has reserved one.
        Assert.Equal(4, Ask(0.5, "slots", free: 8, wanted: 4));
        Assert.Equal(0, Ask(0.6, "late", free: 4, wanted: 1));
        Ask(0.7, "late", free: 4, wanted: 0);
        // What it counts on itself does not stand in its own way.
        Assert.Equal(4, _ledger.Ask(At(1), "lines", free: 4, wanted: 4, held: 6, weight: 1, guaranteed: 0, ShareUse.CountOn));
    }

    [Fact]
    public void WhoIsSilentForThreeTicks_IsForgotten()
    {
        Ask(0, "b", free: 0, wanted: 10);

        Assert.Equal(5, Ask(5.9, "a", free: 10, wanted: 10));
        Assert.Equal(10, Ask(12, "a", free: 10, wanted: 10));
        Assert.Equal(1, _ledger.Count);
    }

    [Fact]
    public void WithFewerSlotsThanCampaigns_EverybodyHasATurn()
    {
        // One slot; each call takes 20 s; the heaviest asks first in every tick.
        string[] campaigns = ["heavy", "light", "small"];
        var turns = campaigns.ToDictionary(c => c, _ => 0);
        string? holder = null;
        double freeAt = 0;
        for (double now = 0; now < 600; now += 2)
        {
            if (now >= freeAt)
            {
                holder = null;
            }

            foreach (string campaign in campaigns)
            {
                if (Ask(now, campaign, holder is null ? 1 : 0, wanted: 5, held: holder == campaign ? 1 : 0, weight: campaign == "heavy" ? 10 : 1) > 0)
                {
                    (holder, freeAt) = (campaign, now + 20);
                    turns[campaign]++;
                }
            }
        }

        Assert.All(turns, t => Assert.True(t.Value >= 7, $"{t.Key} had {t.Value} turns."));
    }
}
