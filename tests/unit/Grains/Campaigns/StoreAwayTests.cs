using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Storage;
using CxBridge.Tests.Unit.Grains.Fixture;

namespace CxBridge.Tests.Unit.Grains.Campaigns;

/// <summary>The database goes away while a campaign is dialled: whoever looks every 2 s says so once, and again only after it was back.</summary>
public sealed class StoreAwayTests : IAsyncLifetime
{
    private ControlPlane _plane = null!;

    public async Task InitializeAsync() => _plane = await ControlPlane.StartAsync();

    public async Task DisposeAsync() => await _plane.DisposeAsync();

    [Fact]
    public async Task CampaignAndPartition_SayOnceThatTheyCannotGoOn_AndOnceMoreTheNextTime()
    {
        Campaign campaign = _plane.Campaign(50, s => s with { ConcurrencyLimit = 2 });
        await _plane.Grain(campaign).Wake();
        await _plane.UntilAsync(() => _plane.Rows.Open.Count == 2);
        Assert.Empty(_plane.Warnings);

        for (int outage = 1; outage <= 2; outage++)
        {
            _plane.Rows.Away = new StorageException(StorageFault.Unreachable, "Nobody answers.");
            await _plane.UntilAsync(() => Of("CampaignGrain") == outage && Of("DialPartitionGrain") == outage);
            await _plane.TicksAsync(20);
            _plane.Rows.Away = null;
            await _plane.TicksAsync(3);

            Assert.Equal((outage, outage), (Of("CampaignGrain"), Of("DialPartitionGrain")));
            Assert.Equal(2, _plane.Rows.Open.Count);
        }
    }

    private int Of(string source) => _plane.Warnings.Count(line => line.Contains($".{source}:", StringComparison.Ordinal));
}
