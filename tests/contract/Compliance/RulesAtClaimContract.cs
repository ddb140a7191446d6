using CxBridge.Domain.Attempts;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Compliance;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.Compliance;

/// <summary>Who is claimed under the rules. The tests' clock begins on a Monday at 10:00 in Berlin and 04:00 in New York.</summary>
public abstract class RulesAtClaimContract(IStoreKind kind) : StoreContract(kind)
{
    [Fact]
    public async Task Claim_TakesOnlyContactsWhoseHoursAreOpen_AndTheOthersWhenTheyOpen()
    {
        Campaign campaign = await CampaignAsync(["+12125550100", "+493012345601", "+12125550101", "+493012345602"]);
        long epoch = await Store.LeaseAsync(campaign);

        Assert.Equal(["+493012345601", "+493012345602"], await NumbersAsync(campaign, await Store.ClaimAsync(campaign, epoch)));
        CampaignCounts counts = await Store.CountAsync(campaign);
        Assert.False(counts.AnyDue(Store.Time.GetUtcNow()));
        Assert.Equal(At("2026-01-05T13:00"), counts.PendingFrom);

        Store.Time.Advance(TimeSpan.FromHours(4));
        epoch = await Store.LeaseAsync(campaign);
        Assert.True((await Store.CountAsync(campaign)).AnyDue(Store.Time.GetUtcNow()));
        Assert.Equal(["+12125550100", "+12125550101"], await NumbersAsync(campaign, await Store.ClaimAsync(campaign, epoch)));
    }

    [Fact]
    public async Task Claim_WhileHoursAreClosed_MovesNobody()
    {
        Campaign campaign = await CampaignAsync([.. Enumerable.Range(100, 50).Select(n => $"+12125550{n}")]);
        long epoch = await Store.LeaseAsync(campaign);

        Assert.Empty(await Store.ClaimAsync(campaign, epoch));

        Assert.All(await Store.Contacts.ListAsync(campaign.Id, null, 100, None), c => Assert.Equal((ContactState.Pending, null), (c.State, c.NextAt)));
        RuleCount held = Assert.Single(await Store.Get<IDialCheck>().HeldAsync(campaign.Id, None));
        Assert.Equal((DialRule.CallingHours, 50, At("2026-01-05T13:00")), (held.Rule, held.Contacts, held.Until));
    }

    [Fact]
    public async Task Claim_WhenTwoCampaignsHaveANumber_GivesItToOneAtATime()
    {
        Campaign ours = await CampaignAsync(["+493012345601"]);
        Campaign theirs = await CampaignAsync(["+493012345601", "+493012345602"]);
        Claim claim = Assert.Single(await Store.ClaimAsync(ours, await Store.LeaseAsync(ours)));
        long epoch = await Store.LeaseAsync(theirs);

        Assert.Equal(["+493012345602"], await NumbersAsync(theirs, await Store.ClaimAsync(theirs, epoch, limit: 1)));
        Contact put = (await Store.Contacts.ListAsync(theirs.Id, null, 1, None))[0];
        Assert.Equal((ContactState.Scheduled, DialRule.InCall), (put.State, put.Hold));

        // Nobody called the number after all: it is free a minute later.
        await Store.Dial.GiveBackAsync(claim.Attempt, claim.Epoch, None);
        Store.Time.Advance(TimeSpan.FromSeconds(61));
        epoch = await Store.LeaseAsync(theirs);
        Assert.Equal(["+493012345601"], await NumbersAsync(theirs, await Store.ClaimAsync(theirs, epoch)));
    }

    [Fact]
    public async Task Claim_UnderContention_NeverHoldsANumberTwice()
    {
        string[] numbers = [.. Enumerable.Range(100, 40).Select(n => $"+493012345{n}")];
        Campaign[] campaigns = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => CampaignAsync(numbers, partitions: 2)));
        var leases = new List<(Campaign Campaign, int Partition, long Epoch)>();
        foreach (Campaign campaign in campaigns)
        {
            leases.Add((campaign, 0, await Store.LeaseAsync(campaign, partition: 0)));
            leases.Add((campaign, 1, await Store.LeaseAsync(campaign, partition: 1)));
        }

        IReadOnlyList<Claim>[] claims = await Task.WhenAll(leases.Select(l => Store.ClaimAsync(l.Campaign, l.Epoch, 40, l.Partition)));

        var held = new List<string>();
        foreach (((Campaign campaign, _, _), IReadOnlyList<Claim> some) in leases.Zip(claims))
        {
            held.AddRange(await NumbersAsync(campaign, some));
        }

        Assert.Equal(held.Count, held.Distinct().Count());
        Assert.Equal(numbers.Length, held.Count);
    }

    [Fact]
    public async Task Claim_AfterAsManyAttemptsAsTheDayAllows_PutsTheNumberOffAndGoesOn()
    {
        Campaign[] earlier = [await CampaignAsync(["+493012345601"]), await CampaignAsync(["+493012345601"]), await CampaignAsync(["+493012345601"])];
        foreach (Campaign campaign in earlier)
        {
            await Store.CloseAsync(Store.Close(await Store.DialOneAsync(campaign)));
            Store.Time.Advance(TimeSpan.FromMinutes(11));
        }

        Campaign last = await CampaignAsync(["+493012345601", "+493012345602"]);
        IReadOnlyList<Claim> claims = await Store.ClaimAsync(last, await Store.LeaseAsync(last), limit: 1);

        Assert.Equal(["+493012345602"], await NumbersAsync(last, claims));
        Contact put = (await Store.Contacts.ListAsync(last.Id, null, 1, None))[0];
        Assert.Equal((ContactState.Scheduled, DialRule.AttemptsPer24Hours, At("2026-01-06T09:00")), (put.State, put.Hold, put.NextAt));
        Assert.Contains(await Store.Get<IDialCheck>().HeldAsync(last.Id, None), h => h.Rule == DialRule.AttemptsPer24Hours && h.Contacts == 1);
    }

    [Fact]
    public async Task Claim_AfterAnAttemptThatWasWithdrawn_FindsNoAttemptAndNoGap()
    {
        Campaign campaign = await CampaignAsync(["+493012345601"]);
        Campaign other = await CampaignAsync(["+493012345601"]);
        for (int withdrawn = 0; withdrawn < 4; withdrawn++)
        {
            GatedAttempt gated = await Store.DialOneAsync(campaign);
            Assert.Empty(await Store.ClaimAsync(other, await Store.LeaseAsync(other)));
            Assert.True(await Store.Dial.WithdrawAsync(gated.Attempt, None));
        }

        // At once, though four attempts within a day are more than the rules allow and the last was no minute ago.
        Assert.Equal(1, (await Store.DialOneAsync(campaign)).AttemptNumber);
    }

    [Fact]
    public async Task Claim_WhenEveryNumberMustWait_PutsAllOffAndStillReachesTheOneThatNeedNot()
    {
        string[] numbers = [.. Enumerable.Range(100, 60).Select(n => $"+493012345{n}")];
        Campaign first = await CampaignAsync(numbers);
        long epoch = await Store.LeaseAsync(first);
        foreach (Claim claim in await Store.ClaimAsync(first, epoch))
        {
            await Store.CloseAsync(Store.Close((await Store.GateAsync(claim))!));
        }

        Campaign second = await CampaignAsync([.. numbers, "+493012345999"]);
        IReadOnlyList<Claim> claims = await Store.ClaimAsync(second, await Store.LeaseAsync(second), limit: 4);

        Assert.Equal(["+493012345999"], await NumbersAsync(second, claims));
        Assert.Equal(60, (await Store.CountAsync(second)).ByState[ContactState.Scheduled]);
    }

    [Theory]
    [InlineData("+493012345601")]
    [InlineData("+49301*")]
    public async Task Claim_OfANumberOnAList_SuppressesItsContact(string entry)
    {
        Campaign campaign = await CampaignAsync(["+493012345601", "+4940123456"]);
        Assert.Null(NumberPattern.Read(entry, out NumberPattern pattern));
        await Store.Get<ISuppressionStore>().AddAsync([new(pattern, null, "asked", null, Store.Time.GetUtcNow())], None);

        Assert.Equal(["+4940123456"], await NumbersAsync(campaign, await Store.ClaimAsync(campaign, await Store.LeaseAsync(campaign))));

        Contact contact = (await Store.Contacts.ListAsync(campaign.Id, null, 1, None))[0];
        Assert.Equal((ContactState.Suppressed, DialRule.Suppressed), (contact.State, contact.Hold));
        Assert.Equal(1, (await Store.CountAsync(campaign)).ByState[ContactState.Suppressed]);
    }

    [Fact]
    public async Task Claim_WithoutConsentOrZone_LeavesTheContactsAndSaysWhy()
    {
        Campaign campaign = Samples.Campaign(Store.Time, compliance: Samples.Rules with { Consent = ConsentSource.Column });
        await Store.Campaigns.AddAsync(campaign, None);
        await Store.Contacts.AddAsync(
            campaign.Id,
            [
                New("+493012345601"), New("+493012345602", ("consent", "yes")), New("+18005550100", ("consent", "yes")), New("+493012345603", ("consent", "no")),
                New("+18005550101", ("consent", "yes"), ("timezone", "Europe/Paris")),
            ],
            None);

        IReadOnlyList<Claim> claims = await Store.ClaimAsync(campaign, await Store.LeaseAsync(campaign));

        Assert.Equal(["+493012345602", "+18005550101"], await NumbersAsync(campaign, claims));
        IReadOnlyList<RuleCount> held = await Store.Get<IDialCheck>().HeldAsync(campaign.Id, None);
        Assert.Equal([(DialRule.ConsentMissing, 2), (DialRule.ZoneUnknown, 1)], held.Select(h => (h.Rule, h.Contacts)));
        Assert.All(held, h => Assert.Null(h.Until));
    }

    [Fact]
    public async Task Claim_OfContactsOfAnOlderRelease_FindsOutTheirStanding()
    {
        Campaign campaign = await CampaignAsync(["+493012345601", "+12125550100"]);
        await Store.QueryAsync<int>($"UPDATE contact SET standing_no = 0 WHERE campaign_id = '{campaign.Id}'");
        Assert.True((await Store.CountAsync(campaign)).AnyDue(Store.Time.GetUtcNow()));

        Assert.Equal(["+493012345601"], await NumbersAsync(campaign, await Store.ClaimAsync(campaign, await Store.LeaseAsync(campaign))));
    }

    [Fact]
    public async Task MayDial_AnswersForAContactAsItIsStored()
    {
        Campaign campaign = await CampaignAsync(["+12125550100", "+493012345601"]);
        IReadOnlyList<Contact> contacts = await Store.Contacts.ListAsync(campaign.Id, null, 10, None);
        IDialCheck check = Store.Get<IDialCheck>();
        DateTimeOffset now = Store.Time.GetUtcNow();

        DialVerdict? closed = await check.MayDialAsync(campaign.Id, contacts[0].Id, now, None);
        Assert.Equal((DialRule.CallingHours, At("2026-01-05T13:00")), (closed!.Value.Rule, closed.Value.Until));
        Assert.True((await check.MayDialAsync(campaign.Id, contacts[1].Id, now, None))!.Value.MayDial);
        Assert.True((await check.MayDialAsync(campaign.Id, contacts[0].Id, now.AddHours(5), None))!.Value.MayDial);
        DialVerdict? evening = await check.MayDialAsync(campaign.Id, contacts[1].Id, At("2026-01-05T21:00"), None);
        Assert.Equal(DialRule.CallingHours, evening!.Value.Rule);
        Assert.True(evening.Value.Until > At("2026-01-06T05:00"));
        Assert.Null(await check.MayDialAsync(campaign.Id, new ContactId(long.MaxValue), now, None));
    }

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time + "Z", System.Globalization.CultureInfo.InvariantCulture);

    private static NewContact New(string number, params (string Name, string Value)[] fields) =>
        new(PhoneNumber.Parse(number), null, null, fields.ToDictionary(f => f.Name, f => f.Value));

    private async Task<Campaign> CampaignAsync(string[] numbers, int partitions = 1)
    {
        Campaign campaign = Samples.Campaign(Store.Time, partitions, compliance: Samples.Rules);
        await Store.Campaigns.AddAsync(campaign, None);
        await Store.Contacts.AddAsync(campaign.Id, [.. numbers.Select(n => New(n))], None);
        return campaign;
    }

    private async Task<string[]> NumbersAsync(Campaign campaign, IReadOnlyList<Claim> claims)
    {
        var numbers = new List<string>();
        foreach (Claim claim in claims)
        {
            numbers.Add((await Store.ContactAsync(campaign, claim.Contact)).Number.E164);
        }

        return [.. numbers];
    }
}
