using CxBridge.Domain.Attempts;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Screening;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.Campaigns;

public abstract class CampaignContract(IStoreKind kind) : StoreContract(kind)
{
    [Fact]
    public async Task Find_GivesBackAllThatWasAdded()
    {
        Campaign added = Samples.Campaign(Store.Time, partitions: 3, CampaignState.Draft);
        added = added with
        {
            Settings = added.Settings with
            {
                OnMachine = ScreeningAction.Continue,
                Webhook = new Uri("https://crm.example/hook"),
                Retry = new RetryRules { MaxAttempts = 5, Delays = new Dictionary<AttemptOutcome, TimeSpan> { [AttemptOutcome.NoAnswer] = TimeSpan.FromMinutes(1.5) } },
            },
        };
        await Store.Campaigns.AddAsync(added, None);

        Campaign found = (await Store.Campaigns.FindAsync(added.Id, None))!;

        Assert.Equal(added.Settings.Retry.Delays, found.Settings.Retry.Delays);
        Assert.Equal(added with { Settings = found.Settings }, found);
        Assert.Equal(added.Settings, found.Settings with { Retry = added.Settings.Retry });
        Assert.Null(await Store.Campaigns.FindAsync(Domain.Ids.CampaignId.New(Store.Time), None));
    }

    [Fact]
    public async Task Update_WithTheRowsVersion_WritesAndCountsIt()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 0);

        Campaign? updated = await Store.Campaigns.UpdateAsync(campaign with { Name = "summer", State = CampaignState.Paused }, None);

        Assert.Equal(("summer", CampaignState.Paused, campaign.Version + 1), (updated!.Name, updated.State, updated.Version));
        Assert.Equal("summer", (await Store.Campaigns.FindAsync(campaign.Id, None))!.Name);
    }

    [Fact]
    public async Task Update_OfManyAtOnce_LetsOneWin()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 0);

        Campaign?[] updated = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(n => Store.Campaigns.UpdateAsync(campaign with { Name = $"n{n}", State = (CampaignState)(1 + (n % 2)) }, None)));

        Campaign winner = Assert.Single(updated, u => u is not null)!;
        Assert.Equal(winner.Name, (await Store.Campaigns.FindAsync(campaign.Id, None))!.Name);
    }

    [Fact]
    public async Task List_IsNewestFirst()
    {
        Campaign older = await Store.CampaignAsync(contacts: 0);
        Store.Time.Advance(TimeSpan.FromSeconds(1));
        Campaign newer = await Store.CampaignAsync(contacts: 0);

        Assert.Equal([newer.Id, older.Id], (await Store.Campaigns.ListAsync(None)).Select(c => c.Id));
    }

    [Fact]
    public async Task Count_OfAnEmptyCampaign_IsNothing()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 0);

        CampaignCounts counts = await Store.CountAsync(campaign);

        Assert.Equal((0, null), (counts.Total, counts.NextDue));
        Assert.Empty(counts.ByDisposition);
    }

    [Fact]
    public async Task Count_NamesTheEarliestDueTime()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 2);
        GatedAttempt first = await Store.DialOneAsync(campaign);
        GatedAttempt second = await Store.DialOneAsync(campaign);
        await Store.CloseAsync(Store.Close(first, ContactState.RetryScheduled, TimeSpan.FromHours(2), AttemptOutcome.NoAnswer, "no_answer"));
        await Store.CloseAsync(Store.Close(second, ContactState.CallbackScheduled, TimeSpan.FromHours(1)));

        CampaignCounts counts = await Store.CountAsync(campaign);

        Assert.Equal(Store.Time.GetUtcNow() + TimeSpan.FromHours(1), counts.NextDue);
        Assert.Equal((1, 1), (counts.ByDisposition["no_answer"], counts.ByDisposition["agreed"]));
    }
}
