using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Contacts;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.Contacts;

public abstract class ContactContract(IStoreKind kind) : StoreContract(kind)
{
    [Fact]
    public async Task Add_ReportsPositionsOfNumbersThatAreThereAlready()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 2);

        ImportResult result = await Store.Contacts.AddAsync(
            campaign.Id, [Samples.Contact(7), Samples.Contact(2), Samples.Contact(8), Samples.Contact(7)], None);

        Assert.Equal(2, result.Added);
        Assert.Equal([1, 3], result.Duplicates);
        Assert.Equal(4, (await Store.CountAsync(campaign)).ByState[ContactState.Pending]);
    }

    [Fact]
    public async Task Add_OfANumberToAnotherCampaign_IsNoDuplicate()
    {
        await Store.CampaignAsync(contacts: 2);

        Campaign other = await Store.CampaignAsync(contacts: 2);

        Assert.Equal(2, (await Store.CountAsync(other)).Total);
    }

    [Fact]
    public async Task Add_OfTheSameNumbersByManyAtOnce_StoresEachOnce()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 0, partitions: 3);
        NewContact[] forward = [.. Enumerable.Range(0, 500).Select(Samples.Contact)];

        ImportResult[] results = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(n => Store.Contacts.AddAsync(campaign.Id, n % 2 == 0 ? forward : [.. forward.Reverse()], None)));

        Assert.Equal(500, results.Sum(r => r.Added));
        Assert.Equal(2_500, results.Sum(r => r.Duplicates.Count));
        Assert.Equal(500, (await Store.CountAsync(campaign)).Total);
    }

    [Fact]
    public async Task Add_ToACampaignThatIsNot_Throws() => await Assert.ThrowsAsync<InvalidOperationException>(
        () => Store.Contacts.AddAsync(Domain.Ids.CampaignId.New(Store.Time), [Samples.Contact(1)], None));

    [Fact]
    public async Task Add_OfMoreThanABatch_Throws()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 0);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => Store.Contacts.AddAsync(campaign.Id, [.. Enumerable.Range(0, 5_001).Select(Samples.Contact)], None));
    }

    [Fact]
    public async Task List_PagesByAscendingId()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 5);
        await Store.CampaignAsync(contacts: 5);

        IReadOnlyList<Contact> first = await Store.Contacts.ListAsync(campaign.Id, null, 3, None);
        IReadOnlyList<Contact> rest = await Store.Contacts.ListAsync(campaign.Id, first[^1].Id, 3, None);

        Assert.Equal([1, 2, 3, 4, 5], first.Concat(rest).Select(c => int.Parse(c.Reference![4..])));
        Assert.Equal("Łódź", first[0].Fields["city"]);
        Assert.Equal((Samples.Number(1), ContactState.Pending, 0, null), (first[0].Number, first[0].State, first[0].Attempts, first[0].Attempt));
    }

    [Fact]
    public async Task Find_OfAnotherCampaignsContact_IsNull()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 1);
        Campaign other = await Store.CampaignAsync(contacts: 0);
        Contact contact = Assert.Single(await Store.Contacts.ListAsync(campaign.Id, null, 10, None));

        Assert.NotNull(await Store.Contacts.FindAsync(campaign.Id, contact.Id, None));
        Assert.Null(await Store.Contacts.FindAsync(other.Id, contact.Id, None));
    }
}
