using CxBridge.Domain.Attempts;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Compliance;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Ids;
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
                Compliance = Samples.Rules with { Hours = [CallingWindow.Parse("mon-fri 09:00-24:00")], OptOutKey = null },
                Webhook = new Uri("https://crm.example/hook"),
                Retry = new RetryRules { MaxAttempts = 5, Delays = new Dictionary<AttemptOutcome, TimeSpan> { [AttemptOutcome.NoAnswer] = TimeSpan.FromMinutes(1.5) } },
            },
        };
        await Store.Campaigns.AddAsync(added, None);

        Campaign found = (await Store.Campaigns.FindAsync(added.Id, None))!;

        Assert.Equal(added.Settings.Retry.Delays, found.Settings.Retry.Delays);
        Assert.Equal(added.Settings.Compliance.Hours, found.Settings.Compliance.Hours);
        Assert.Equal(added with { Settings = found.Settings }, found);
        Assert.Equal(added.Settings, found.Settings with { Retry = added.Settings.Retry, Compliance = added.Settings.Compliance });
        Assert.Null(await Store.Campaigns.FindAsync(Domain.Ids.CampaignId.New(Store.Time), None));
    }

    [Fact]
    public async Task Update_WithTheRowsVersion_WritesAndCountsIt()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 0);

        Campaign? updated = await Store.Campaigns.UpdateAsync(
            campaign with { State = CampaignState.Paused, StartsAt = campaign.CreatedAt.AddHours(1), ArchivedAt = campaign.CreatedAt.AddHours(2) }, None);

        Assert.Equal((CampaignState.Paused, campaign.Version + 1), (updated!.State, updated.Version));
        Assert.Equal((campaign.CreatedAt.AddHours(1), campaign.CreatedAt.AddHours(2)), (updated.StartsAt, updated.ArchivedAt));
        Assert.Equal(CampaignState.Paused, (await Store.Campaigns.FindAsync(campaign.Id, None))!.State);
    }

    [Fact]
    public async Task Update_OfManyAtOnce_LetsOneWin()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 0);

        Campaign?[] updated = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(n => Store.Campaigns.UpdateAsync(campaign with { StartsAt = campaign.CreatedAt.AddHours(n), State = (CampaignState)(1 + (n % 2)) }, None)));

        Campaign winner = Assert.Single(updated, u => u is not null)!;
        Assert.Equal(winner.StartsAt, (await Store.Campaigns.FindAsync(campaign.Id, None))!.StartsAt);
    }

    [Fact]
    public async Task Revise_OfManyAtOnce_LetsOneWin_AndKeepsEveryVersion()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 0);
        CampaignRevision Next(int n) => new(campaign.Id, 2, $"n{n}", campaign.Settings with { ConcurrencyLimit = 100 + n }, Store.Time.GetUtcNow(), $"person {n}", [$"name: spring -> n{n}"]);

        Campaign?[] revised = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Store.Campaigns.ReviseAsync(Next(n), None)));

        Campaign winner = Assert.Single(revised, r => r is not null)!;
        Assert.Equal((2, winner.Name, $"person {winner.Name[1..]}"), (winner.Revision, (await Store.Campaigns.FindAsync(campaign.Id, None))!.Name, winner.RevisedBy));
        IReadOnlyList<CampaignRevision> all = await Store.Campaigns.RevisionsAsync(campaign.Id, null, 10, None);
        Assert.Equal([(2L, winner.Name), (1L, "spring")], all.Select(r => (r.Number, r.Name)));
        Assert.Equal([$"name: spring -> {winner.Name}"], all[0].What);
        Assert.Equal(16, all[1].Settings.ConcurrencyLimit);
        Assert.Equal([1L], (await Store.Campaigns.RevisionsAsync(campaign.Id, before: 2, 10, None)).Select(r => r.Number));
    }

    [Fact]
    public async Task Revise_WhileTheCampaignMoves_DoesNotCollideWithItsLife()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 0);
        await Store.Campaigns.UpdateAsync(campaign with { State = CampaignState.Paused }, None);

        Campaign? revised = await Store.Campaigns.ReviseAsync(new(campaign.Id, 2, "summer", campaign.Settings, campaign.CreatedAt, "anna", []), None);

        Assert.Equal((CampaignState.Paused, "summer"), (revised!.State, revised.Name));
        Assert.Null(await Store.Campaigns.ReviseAsync(new(Domain.Ids.CampaignId.New(Store.Time), 2, "nobody", campaign.Settings, campaign.CreatedAt, "anna", []), None));
    }

    [Fact]
    public async Task AnAttempt_RemembersTheRevisionThatItWasDialledWith()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 2);
        GatedAttempt before = await Store.DialOneAsync(campaign);
        Store.Time.Advance(TimeSpan.FromSeconds(1)); // Calls are listed by the time that their ids begin with.
        await Store.Campaigns.ReviseAsync(new(campaign.Id, 2, "spring", campaign.Settings with { ConcurrencyLimit = 99 }, campaign.CreatedAt, "anna", []), None);
        GatedAttempt after = await Store.DialOneAsync(campaign);

        Assert.Equal((16, 99), (before.Settings.ConcurrencyLimit, after.Settings.ConcurrencyLimit));
        Assert.Equal((1, 2), ((await Store.Calls.FindAsync(before.Attempt, None))!.Revision, (await Store.Calls.FindAsync(after.Attempt, None))!.Revision));
        Assert.Equal([2, 1], (await Store.Calls.ListAsync(new(campaign.Id), None)).Select(c => c.Revision));
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
    public async Task Count_ForAPartition_IsOfTheWholeCampaign_ButWhoIsDueIsItsOwn()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 20, partitions: 2);
        DateTimeOffset now = Store.Time.GetUtcNow();
        foreach (Claim claim in await Store.ClaimAsync(campaign, await Store.LeaseAsync(campaign)))
        {
            GatedAttempt gated = (await Store.GateAsync(claim))!;
            await Store.CloseAsync(Store.Close(gated, ContactState.RetryScheduled, TimeSpan.FromHours(1), AttemptOutcome.Busy, "busy"));
        }

        CampaignCounts whole = await Store.CountAsync(campaign);
        CampaignCounts first = await Store.Campaigns.CountAsync(new PartitionId(campaign.Id, 0), None);
        CampaignCounts second = await Store.Campaigns.CountAsync(new PartitionId(campaign.Id, 1), None);

        Assert.Equal(whole.ByState, first.ByState);
        Assert.Equal(whole.ByState, second.ByState);
        Assert.Equal((true, false, true), (whole.AnyDue(now), first.AnyDue(now), second.AnyDue(now)));
        Assert.Equal((now.AddHours(1), null), (first.NextDue, second.NextDue));
        Assert.Empty(first.ByDisposition);
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
