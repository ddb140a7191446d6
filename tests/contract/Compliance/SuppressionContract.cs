using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Compliance;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.Compliance;

public abstract class SuppressionContract(IStoreKind kind) : StoreContract(kind)
{
    private ISuppressionStore Lists => Store.Get<ISuppressionStore>();

    [Fact]
    public async Task Find_KnowsNumbersPrefixesAndTheCampaignsOwnList()
    {
        Campaign campaign = Samples.Campaign(Store.Time);
        Assert.Equal(3, await Lists.AddAsync([Entry("+4930123456", null), Entry("+4940*", null), Entry("+33123456789", campaign.Id)], None));

        Assert.Single(await Lists.FindAsync(PhoneNumber.Parse("+4930123456"), null, None));
        Assert.Single(await Lists.FindAsync(PhoneNumber.Parse("+4940999999"), campaign.Id, None));
        Assert.Single(await Lists.FindAsync(PhoneNumber.Parse("+33123456789"), campaign.Id, None));
        Assert.Empty(await Lists.FindAsync(PhoneNumber.Parse("+33123456789"), null, None));
        Assert.Empty(await Lists.FindAsync(PhoneNumber.Parse("+4950999999"), campaign.Id, None));
    }

    [Fact]
    public async Task Find_AfterItsEnd_DoesNotKnowAnEntry()
    {
        await Lists.AddAsync([Entry("+4930123456", null, Store.Time.GetUtcNow().AddHours(1))], None);
        Assert.Single(await Lists.FindAsync(PhoneNumber.Parse("+4930123456"), null, None));

        Store.Time.Advance(TimeSpan.FromHours(1));

        Assert.Empty(await Lists.FindAsync(PhoneNumber.Parse("+4930123456"), null, None));
    }

    [Fact]
    public async Task Add_OfWhatIsThere_ChangesItAndCountsNothing()
    {
        await Lists.AddAsync([Entry("+4930123456", null)], None);

        Assert.Equal(1, await Lists.AddAsync([Entry("+4930123456", null) with { Reason = "again" }, Entry("+4930123457", null)], None));

        IReadOnlyList<Suppression> all = await Lists.ListAsync(null, null, 10, None);
        Assert.Equal(["again", "asked"], all.Select(e => e.Reason));
        Assert.Equal("+4930123457", Assert.Single(await Lists.ListAsync(null, "+4930123456", 10, None)).Numbers.Text);
    }

    [Fact]
    public async Task Remove_TakesAnEntryOffOneList()
    {
        await Lists.AddAsync([Entry("+4930*", null)], None);

        Assert.True(await Lists.RemoveAsync(Pattern("+4930*"), null, None));
        Assert.False(await Lists.RemoveAsync(Pattern("+4930*"), null, None));
        Assert.Empty(await Lists.FindAsync(PhoneNumber.Parse("+4930123456"), null, None));
    }

    private static NumberPattern Pattern(string text) => NumberPattern.Read(text, out NumberPattern pattern) is { } reason ? throw new FormatException(reason) : pattern;

    private Suppression Entry(string numbers, CampaignId? campaign, DateTimeOffset? end = null) => new(Pattern(numbers), campaign, "asked", end, Store.Time.GetUtcNow());
}
