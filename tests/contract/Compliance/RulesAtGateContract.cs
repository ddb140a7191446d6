using CxBridge.Domain.Attempts;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Compliance;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Telephony;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.Compliance;

/// <summary>What became forbidden after the claim is not dialled; who opted out is dialled by nobody.</summary>
public abstract class RulesAtGateContract(IStoreKind kind) : StoreContract(kind)
{
    [Fact]
    public async Task Gate_WhenTheHoursCloseBeforeItsInviteHasLeftAtTheLatest_DropsTheDialAndGivesTheContactBack()
    {
        Campaign campaign = await Store.CampaignAsync(1, compliance: Samples.Rules);
        Store.Time.Advance(new TimeSpan(9, 59, 59) - DialLaw.Ahead); // Monday 19:59:29 in Berlin
        Claim claim = Assert.Single(await Store.ClaimAsync(campaign, await Store.LeaseAsync(campaign)));

        Store.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await Store.GateAsync(claim));

        Contact contact = await Store.ContactAsync(campaign, claim.Contact);
        Assert.Equal((ContactState.Pending, 0), (contact.State, contact.Attempts));
        Assert.Empty(await Store.ClaimAsync(campaign, await Store.LeaseAsync(campaign)));
        Store.Time.Advance(TimeSpan.FromHours(13) + DialLaw.Ahead);
        Assert.Single(await Store.ClaimAsync(campaign, await Store.LeaseAsync(campaign)));
    }

    [Fact]
    public async Task Gate_WhenTheCampaignsOwnHoursClose_DropsTheDialAndGivesTheContactBack()
    {
        Campaign campaign = await Store.CampaignAsync(1);
        DateTimeOffset closes = Store.Time.GetUtcNow() + DialLaw.Ahead + TimeSpan.FromSeconds(1);
        CampaignSettings settings = campaign.Settings with { Hours = new DiallingHours("UTC", [new HoursWindow(closes.DayOfWeek, TimeSpan.Zero, closes.TimeOfDay)]) };
        Assert.NotNull(await Store.Campaigns.ReviseAsync(new(campaign.Id, 2, campaign.Name, settings, Store.Time.GetUtcNow(), "", []), None));
        Claim claim = Assert.Single(await Store.ClaimAsync(campaign, await Store.LeaseAsync(campaign)));

        Store.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await Store.GateAsync(claim));

        Contact contact = await Store.ContactAsync(campaign, claim.Contact);
        Assert.Equal((ContactState.Pending, 0), (contact.State, contact.Attempts));
    }

    [Fact]
    public async Task Gate_WhenTheNumberCameOnAListMeanwhile_DropsTheDialAndSuppressesTheContact()
    {
        Campaign campaign = await Store.CampaignAsync(1, compliance: Samples.Rules);
        Claim claim = Assert.Single(await Store.ClaimAsync(campaign, await Store.LeaseAsync(campaign)));

        await Store.Get<ISuppressionStore>().AddAsync([new(new NumberPattern(Samples.Number(1)), campaign.Id, "asked", null, Store.Time.GetUtcNow())], None);

        Assert.Null(await Store.GateAsync(claim));
        Contact contact = await Store.ContactAsync(campaign, claim.Contact);
        Assert.Equal((ContactState.Suppressed, DialRule.Suppressed), (contact.State, contact.Hold));
        CampaignCounts counts = await Store.CountAsync(campaign);
        Assert.Equal((1, 0, 0), (counts.ByState[ContactState.Suppressed], counts.InFlight, counts.Waiting));
    }

    [Fact]
    public async Task Gate_WhenTheSettingsBecameStricterMeanwhile_DropsTheDial()
    {
        Campaign campaign = await Store.CampaignAsync(1, compliance: Samples.Rules);
        Claim claim = Assert.Single(await Store.ClaimAsync(campaign, await Store.LeaseAsync(campaign)));
        CampaignSettings stricter = campaign.Settings with { Compliance = Samples.Rules with { Hours = [CallingWindow.Parse("tue-sat 09:00-20:00")] } };

        Assert.NotNull(await Store.Campaigns.ReviseAsync(new(campaign.Id, 2, campaign.Name, stricter, Store.Time.GetUtcNow(), "", []), None));

        Assert.Null(await Store.GateAsync(claim));
    }

    [Fact]
    public async Task Close_OfACallWhoseCalleeOptedOut_BlocksTheNumberForAllCampaigns()
    {
        Campaign ours = await Store.CampaignAsync(1, compliance: Samples.Rules);
        Campaign theirs = await Store.CampaignAsync(1);
        GatedAttempt gated = await Store.DialOneAsync(ours);

        Assert.True(await Store.CloseAsync(Store.Close(gated, ContactState.RetryScheduled, TimeSpan.FromHours(1), disposition: Disposition.OptedOut.Code)));

        Contact contact = await Store.ContactAsync(ours, gated.Contact);
        Assert.Equal((ContactState.Suppressed, null, DialRule.Suppressed), (contact.State, contact.NextAt, contact.Hold));
        Suppression entry = Assert.Single(await Store.Get<ISuppressionStore>().FindAsync(Samples.Number(1), null, None));
        Assert.Equal((null, null), (entry.Campaign, entry.ExpiresAt));
        Assert.Empty(await Store.ClaimAsync(theirs, await Store.LeaseAsync(theirs)));
        Assert.Equal(1, (await Store.CountAsync(theirs)).ByState[ContactState.Suppressed]);
    }

    [Fact]
    public async Task Close_OfAnAbandonedCall_KeepsOtherCampaignsAway72Hours()
    {
        Campaign ours = await Store.CampaignAsync(1, compliance: Samples.Rules);
        await Store.CloseAsync(Store.Close(await Store.DialOneAsync(ours), ContactState.Abandoned, outcome: AttemptOutcome.Abandoned, disposition: "abandoned"));
        Campaign theirs = await Store.CampaignAsync(1, compliance: Samples.Rules);

        Assert.Empty(await Store.ClaimAsync(theirs, await Store.LeaseAsync(theirs)));

        Contact contact = (await Store.Contacts.ListAsync(theirs.Id, null, 1, None))[0];
        Assert.Equal((DialRule.AfterAbandonedCall, Store.Time.GetUtcNow().AddHours(72)), (contact.Hold, contact.NextAt));
    }
}
