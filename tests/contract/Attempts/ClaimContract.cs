using CxBridge.Domain.Attempts;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Ids;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.Attempts;

public abstract class ClaimContract(IStoreKind kind) : StoreContract(kind)
{
    [Fact]
    public async Task Claim_TakesCallbacksBeforePendingBeforeRetries()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 3);
        long epoch = await Store.LeaseAsync(campaign);
        IReadOnlyList<Claim> first = await Store.ClaimAsync(campaign, epoch, limit: 2);
        GatedAttempt retry = (await Store.GateAsync(first[0]))!;
        GatedAttempt callback = (await Store.GateAsync(first[1]))!;
        await Store.CloseAsync(Store.Close(retry, ContactState.RetryScheduled, TimeSpan.FromSeconds(1), AttemptOutcome.Busy, "busy"));
        await Store.CloseAsync(Store.Close(callback, ContactState.CallbackScheduled, TimeSpan.FromSeconds(9)));
        Store.Time.Advance(TimeSpan.FromSeconds(9));

        IReadOnlyList<Claim> claims = await Store.ClaimAsync(campaign, epoch);

        Assert.Equal(3, claims.Count);
        Assert.Equal(callback.Contact, claims[0].Contact);
        Assert.Equal(retry.Contact, claims[2].Contact);
    }

    [Fact]
    public async Task Claim_LeavesContactsWhoseTimeHasNotCome()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 1);
        GatedAttempt gated = await Store.DialOneAsync(campaign);
        await Store.CloseAsync(Store.Close(gated, ContactState.CallbackScheduled, TimeSpan.FromSeconds(30)));
        long epoch = await Store.LeaseAsync(campaign);

        Store.Time.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromMicroseconds(1));
        Assert.Empty(await Store.ClaimAsync(campaign, epoch));
        Store.Time.Advance(TimeSpan.FromMicroseconds(1));
        Assert.Single(await Store.ClaimAsync(campaign, epoch));
    }

    [Fact]
    public async Task Claim_KeepsTheOrderOfTheImport()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 40);
        long epoch = await Store.LeaseAsync(campaign);

        IReadOnlyList<Claim> claims = [.. await Store.ClaimAsync(campaign, epoch, limit: 15), .. await Store.ClaimAsync(campaign, epoch, limit: 25)];

        Assert.Equal(40, claims.Count);
        Assert.Equal(claims.Select(c => c.Contact.Value).Order(), claims.Select(c => c.Contact.Value));
    }

    [Fact]
    public async Task Claim_TakesNobodyOfAnotherPartition()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 200, partitions: 4);
        var seen = new HashSet<ContactId>();
        for (int partition = 0; partition < 4; partition++)
        {
            long epoch = await Store.LeaseAsync(campaign, partition: partition);
            IReadOnlyList<Claim> claims = await Store.ClaimAsync(campaign, epoch, limit: 200, partition: partition);
            Assert.InRange(claims.Count, 20, 90); // Even shares: 50 each, more or less.
            Assert.All(claims, c => Assert.True(seen.Add(c.Contact)));
        }

        Assert.Equal(200, seen.Count);
    }

    [Fact]
    public async Task Claim_ByManyAtOnce_GivesEachContactOnce()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 100);
        long epoch = await Store.LeaseAsync(campaign);

        IReadOnlyList<Claim>[] claims = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Store.ClaimAsync(campaign, epoch, limit: 20)));

        Assert.Equal(100, claims.SelectMany(c => c).Select(c => c.Contact).Distinct().Count());
        Assert.Equal(100, claims.Sum(c => c.Count));
    }

    [Fact]
    public async Task Claim_WithoutAValidLease_TakesNobody()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 3);
        Assert.Empty(await Store.ClaimAsync(campaign, epoch: 0));
        long epoch = await Store.LeaseAsync(campaign);

        Assert.Empty(await Store.ClaimAsync(campaign, epoch + 1));
        Store.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(await Store.ClaimAsync(campaign, epoch));
        epoch = await Store.LeaseAsync(campaign);
        await Store.Dial.ReleaseLeaseAsync(new(campaign.Id, 0), epoch, None);
        Assert.Empty(await Store.ClaimAsync(campaign, epoch));
        Assert.Equal(3, (await Store.CountAsync(campaign)).ByState[ContactState.Pending]);
    }

    [Fact]
    public async Task Claim_WhenCampaignDoesNotRun_TakesNobody()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 3);
        long epoch = await Store.LeaseAsync(campaign);
        await Store.Campaigns.UpdateAsync(campaign with { State = CampaignState.Draining }, None);

        Assert.Empty(await Store.ClaimAsync(campaign, epoch));
    }
}
