using CxBridge.Domain.Attempts;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Ids;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.Contacts;

public abstract class ContactDeskContract(IStoreKind kind) : StoreContract(kind)
{
    [Fact]
    public async Task Edit_ReplacesWhatTheBotSpeaksOf_AndKeepsWhatCameOfTheContact()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 2);
        GatedAttempt gated = await Store.DialOneAsync(campaign);
        await Store.CloseAsync(Store.Close(gated, ContactState.RetryScheduled, TimeSpan.FromMinutes(5), AttemptOutcome.Busy, "busy"));

        ContactChange change = await Store.Desk.EditAsync(campaign.Id, gated.Contact, Samples.Contact(9), None);

        Contact contact = await Store.ContactAsync(campaign, gated.Contact);
        Assert.Equal((ContactChange.Done, Samples.Number(9), "Name 9", ContactState.RetryScheduled, 1), (change, contact.Number, contact.Name, contact.State, contact.Attempts));
    }

    [Fact]
    public async Task AChange_OfAContactWithAnOpenAttempt_IsRefused_WhateverItIs()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 1);
        Claim claim = Assert.Single(await Store.ClaimAsync(campaign, await Store.LeaseAsync(campaign)));

        Assert.Equal(ContactChange.InCall, await Store.Desk.EditAsync(campaign.Id, claim.Contact, Samples.Contact(9), None));
        Assert.Equal(ContactChange.InCall, await Store.Desk.CallBackAsync(campaign.Id, claim.Contact, Store.Time.GetUtcNow().AddHours(1), None));
        Assert.Equal(ContactChange.InCall, await Store.Desk.RequeueAsync(campaign.Id, claim.Contact, RequeueAttempts.Keep, None));
        Assert.Equal(Samples.Number(1), (await Store.ContactAsync(campaign, claim.Contact)).Number);
    }

    [Fact]
    public async Task Edit_ToANumberOfAnother_OrOfNobody_SaysSo()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 2);
        ContactId first = (await Store.Contacts.ListAsync(campaign.Id, null, 1, None))[0].Id;

        Assert.Equal(ContactChange.NumberTaken, await Store.Desk.EditAsync(campaign.Id, first, Samples.Contact(2), None));
        Assert.Equal(ContactChange.NoSuchContact, await Store.Desk.EditAsync(campaign.Id, new(12_345), Samples.Contact(3), None));
        Assert.Equal(ContactChange.NoSuchContact, await Store.Desk.RequeueAsync(CampaignId.New(Store.Time), first, RequeueAttempts.Keep, None));
    }

    [Fact]
    public async Task ACallback_IsClaimedAtItsTime_BeforeAllOthers()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 3);
        ContactId last = (await Store.Contacts.ListAsync(campaign.Id, null, 10, None))[2].Id;
        await Store.Desk.CallBackAsync(campaign.Id, last, Store.Time.GetUtcNow() + TimeSpan.FromSeconds(10), None);
        long epoch = await Store.LeaseAsync(campaign);

        Assert.DoesNotContain(await Store.ClaimAsync(campaign, epoch, limit: 1), c => c.Contact == last);
        Store.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(last, Assert.Single(await Store.ClaimAsync(campaign, epoch, limit: 1)).Contact);
        Assert.Equal((2, 1), ((await Store.CountAsync(campaign)).InFlight, (await Store.CountAsync(campaign)).Waiting));
    }

    [Fact]
    public async Task Requeue_OfMany_TakesThoseThatMatch_AndKeepsTheCounts()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 6, partitions: 2);
        await EndAsync(campaign, ContactState.Completed, "agreed", AttemptOutcome.Completed);
        await EndAsync(campaign, ContactState.Exhausted, "no_answer", AttemptOutcome.NoAnswer);
        await EndAsync(campaign, ContactState.Exhausted, "no_answer", AttemptOutcome.NoAnswer);
        await EndAsync(campaign, ContactState.Suppressed, "do_not_call", AttemptOutcome.Completed);

        int some = await Store.Desk.RequeueManyAsync(campaign.Id, new(Disposition: new Disposition("no_answer")), RequeueAttempts.Reset, None);
        CampaignCounts after = await Store.CountAsync(campaign);
        int all = await Store.Desk.RequeueManyAsync(campaign.Id, ContactFilter.All, RequeueAttempts.Keep, None);

        Assert.Equal((2, 1), (some, all));
        Assert.Equal((4, 1, 1), (after.ByState[ContactState.Pending], after.ByState[ContactState.Completed], after.ByState[ContactState.Suppressed]));
        IReadOnlyList<Contact> contacts = await Store.Contacts.ListAsync(campaign.Id, null, 10, None);
        Assert.Equal([0, 0, 0, 0, 1, 1], contacts.Select(c => c.Attempts).Order());
        Assert.Single(contacts, c => c.State == ContactState.Suppressed);
        Assert.Equal(
            contacts.GroupBy(c => c.State).OrderBy(g => g.Key).Select(g => (g.Key, g.Count())),
            (await Store.CountAsync(campaign)).ByState.OrderBy(s => s.Key).Select(s => (s.Key, s.Value)));
    }

    [Fact]
    public async Task List_WithAFilter_IsTheSameAsLookingAtEach()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 5, partitions: 2);
        await EndAsync(campaign, ContactState.Completed, "agreed", AttemptOutcome.Completed);
        await EndAsync(campaign, ContactState.Exhausted, "no_answer", AttemptOutcome.NoAnswer);
        IReadOnlyList<Contact> all = await Store.Contacts.ListAsync(campaign.Id, null, 10, None);

        await CheckAsync(new(State: ContactState.Pending), c => c.State == ContactState.Pending);
        await CheckAsync(new(State: ContactState.Completed), c => c.State == ContactState.Completed);
        await CheckAsync(new(Outcome: AttemptOutcome.NoAnswer), c => c.Outcome == AttemptOutcome.NoAnswer);
        await CheckAsync(new(Disposition: new Disposition("agreed")), c => c.Disposition?.Code == "agreed");
        await CheckAsync(new(Number: Samples.Number(3)), c => c.Number == Samples.Number(3));
        await CheckAsync(new(State: ContactState.Exhausted, Disposition: new Disposition("agreed")), _ => false);

        async Task CheckAsync(ContactFilter filter, Func<Contact, bool> holds) => Assert.Equal(
            all.Where(holds).Select(c => c.Id), (await Store.Contacts.ListAsync(campaign.Id, filter, null, 10, None)).Select(c => c.Id));
    }

    private async Task EndAsync(Campaign campaign, ContactState state, string disposition, AttemptOutcome outcome)
    {
        for (int partition = 0; partition < campaign.Partitions; partition++)
        {
            long epoch = await Store.LeaseAsync(campaign, partition: partition);
            if (await Store.ClaimAsync(campaign, epoch, limit: 1, partition: partition) is [var claim])
            {
                GatedAttempt gated = Assert.IsType<GatedAttempt>(await Store.GateAsync(claim));
                await Store.CloseAsync(Store.Close(gated, state, null, outcome, disposition));
                return;
            }
        }
    }
}
