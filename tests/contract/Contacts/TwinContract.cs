using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Compliance;
using CxBridge.Domain.Contacts;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.Contacts;

/// <summary>A campaign that does not deduplicate: many contacts with one number.</summary>
public abstract class TwinContract(IStoreKind kind) : StoreContract(kind)
{
    private static ComplianceSettings Off(ComplianceSettings rules) => rules with { Dedup = DedupScope.Off };

    [Fact]
    public async Task Import_WithoutDedup_KeepsEveryRow_InTheOrderOfTheBatch()
    {
        Campaign campaign = await Store.CampaignAsync(0, compliance: Off(Samples.Practice));

        ImportResult first = await Store.Contacts.AddAsync(campaign.Id, [Samples.Contact(1), Samples.Contact(2), Samples.Contact(1) with { Name = "Twin" }], None);
        ImportResult second = await Store.Contacts.AddAsync(campaign.Id, [Samples.Contact(1) with { Name = "Triplet" }], None);

        Assert.Equal((3, 1), (first.Added, second.Added));
        Assert.Empty(first.Duplicates);
        IReadOnlyList<Contact> all = await Store.Contacts.ListAsync(campaign.Id, new ContactFilter(), null, 10, None);
        Assert.Equal(["Name 1", "Name 2", "Twin", "Triplet"], all.Select(c => c.Name));
        Assert.Equal(4, (await Store.Campaigns.CountAsync(campaign.Id, None)).Total);
    }

    [Fact]
    public async Task Import_OnceTheRuleIsBack_FindsTheNumberThatIsThere()
    {
        Campaign campaign = await Store.CampaignAsync(0, compliance: Off(Samples.Practice));
        await Store.Contacts.AddAsync(campaign.Id, [Samples.Contact(1), Samples.Contact(1)], None);
        CampaignSettings strict = campaign.Settings with { Compliance = Samples.Practice };
        await Store.Campaigns.ReviseAsync(new(campaign.Id, 2, campaign.Name, strict, Store.Time.GetUtcNow(), "", []), None);

        ImportResult result = await Store.Contacts.AddAsync(campaign.Id, [Samples.Contact(1), Samples.Contact(2), Samples.Contact(2)], None);

        Assert.Equal(1, result.Added);
        Assert.Equal([0, 2], result.Duplicates);
    }

    [Fact]
    public async Task Claim_OfTwins_UnderTheRules_TakesOneAtATime()
    {
        Campaign campaign = await Store.CampaignAsync(0, compliance: Off(Samples.Rules));
        await Store.Contacts.AddAsync(campaign.Id, [Samples.Contact(1), Samples.Contact(1)], None);
        Store.Time.Advance(UntilNoon(Store.Time.GetUtcNow()));
        long epoch = await Store.LeaseAsync(campaign);

        Assert.Single(await Store.ClaimAsync(campaign, epoch));
        Assert.Empty(await Store.ClaimAsync(campaign, epoch));
    }

    [Fact]
    public async Task Edit_WithoutDedup_MayGiveANumberThatAnotherHas()
    {
        Campaign campaign = await Store.CampaignAsync(0, compliance: Off(Samples.Practice));
        await Store.Contacts.AddAsync(campaign.Id, [Samples.Contact(1), Samples.Contact(2)], None);
        IReadOnlyList<Contact> all = await Store.Contacts.ListAsync(campaign.Id, new ContactFilter(), null, 10, None);

        Assert.Equal(ContactChange.Done, await Store.Get<IContactDesk>().EditAsync(campaign.Id, all[1].Id, Samples.Contact(1), None));
        Assert.Equal(ContactChange.Done, await Store.Get<IContactDesk>().EditAsync(campaign.Id, all[1].Id, Samples.Contact(1) with { Name = "again" }, None));
        Assert.Equal(2, (await Store.Contacts.ListAsync(campaign.Id, new ContactFilter { Number = Samples.Number(1) }, null, 10, None)).Count);
    }

    // German numbers: noon UTC is within their hours on a weekday.
    private static TimeSpan UntilNoon(DateTimeOffset now)
    {
        DateTimeOffset noon = new(now.UtcDateTime.Date.AddHours(12), TimeSpan.Zero);
        while (noon <= now || noon.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            noon = noon.AddDays(1);
        }

        return noon - now;
    }
}
