using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Storage;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.Attempts;

public abstract class DialContract(IStoreKind kind) : StoreContract(kind)
{
    [Fact]
    public async Task Gate_WhenReserved_PassesOnceWithAllThatTheHostNeeds()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 1);
        long epoch = await Store.LeaseAsync(campaign);
        Claim claim = Assert.Single(await Store.ClaimAsync(campaign, epoch));

        GatedAttempt? first = await Store.GateAsync(claim, slot: 7);
        GatedAttempt? second = await Store.GateAsync(claim, slot: 8);

        Assert.NotNull(first);
        Assert.Equal(claim.Attempt, first.Attempt);
        Assert.Equal(new(campaign.Id, 0), first.Partition);
        Assert.Equal(Samples.Number(1), first.Number);
        Assert.Equal(1, first.AttemptNumber);
        Assert.Equal("Name 1", first.Facts["name"]);
        Assert.Equal("ref-1", first.Facts["reference"]);
        Assert.Equal("Łódź", first.Facts["city"]);
        Assert.Equal(campaign.Settings.CallerId, first.Settings.CallerId);
        Assert.Equal(campaign.Settings.Retry.Delays, first.Settings.Retry.Delays);
        Assert.Null(second);
        Contact contact = await Store.ContactAsync(campaign, claim.Contact);
        Assert.Equal((ContactState.Leased, 1, AttemptState.Dialling), (contact.State, contact.Attempts, contact.Open));
    }

    [Fact]
    public async Task Gate_WhenManyAskAtOnce_LetsOnePass()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 1);
        Claim claim = Assert.Single(await Store.ClaimAsync(campaign, await Store.LeaseAsync(campaign)));

        GatedAttempt?[] passed = await Task.WhenAll(Enumerable.Range(0, 16).Select(slot => Store.GateAsync(claim, slot)));

        Assert.Single(passed, p => p is not null);
    }

    [Fact]
    public async Task Gate_WhenEpochIsStale_DropsTheDial()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 1);
        Claim claim = Assert.Single(await Store.ClaimAsync(campaign, await Store.LeaseAsync(campaign)));
        Store.Time.Advance(TimeSpan.FromMinutes(1));
        long newer = await Store.LeaseAsync(campaign, "owner-b");

        Assert.Null(await Store.GateAsync(claim));
        Assert.Null(await Store.GateAsync(claim with { Epoch = newer }));
        Assert.Equal(ContactState.Pending, (await Store.ContactAsync(campaign, claim.Contact)).State);
    }

    [Theory]
    [InlineData(CampaignState.Paused)]
    [InlineData(CampaignState.Draining)]
    [InlineData(CampaignState.Cancelled)]
    public async Task Gate_WhenCampaignDoesNotRun_DropsTheDialAndFreesTheContact(CampaignState state)
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 1);
        Claim claim = Assert.Single(await Store.ClaimAsync(campaign, await Store.LeaseAsync(campaign)));
        // Behind the store's back: what a pause and a gate at the same moment on two connections look like.
        await Store.QueryAsync<int>($"UPDATE campaign SET state = '{state.ToString().ToLowerInvariant()}'");

        Assert.Null(await Store.GateAsync(claim));

        Contact contact = await Store.ContactAsync(campaign, claim.Contact);
        Assert.Equal((ContactState.Pending, 0, null), (contact.State, contact.Attempts, contact.Attempt));
    }

    [Fact]
    public async Task Pause_WhenContactsAreReserved_FreesThemAtOnce()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 5);
        long epoch = await Store.LeaseAsync(campaign);
        IReadOnlyList<Claim> claims = await Store.ClaimAsync(campaign, epoch, limit: 3);
        Assert.NotNull(await Store.GateAsync(claims[0]));

        await Store.Campaigns.UpdateAsync(campaign with { State = CampaignState.Paused }, None);

        CampaignCounts counts = await Store.CountAsync(campaign);
        Assert.Equal((4, 1), (counts.ByState[ContactState.Pending], counts.ByState[ContactState.Leased]));
        Assert.Null(await Store.GateAsync(claims[1]));
        Assert.Empty(await Store.ClaimAsync(campaign, epoch));
    }

    [Fact]
    public async Task GiveBack_WhenReserved_PutsTheContactWhereItCameFrom()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 1);
        GatedAttempt first = await Store.DialOneAsync(campaign);
        await Store.CloseAsync(Store.Close(first, ContactState.RetryScheduled, TimeSpan.FromSeconds(10), AttemptOutcome.Busy, "busy"));
        Contact before = await Store.ContactAsync(campaign, first.Contact);
        Store.Time.Advance(TimeSpan.FromSeconds(10));
        Claim claim = Assert.Single(await Store.ClaimAsync(campaign, await Store.LeaseAsync(campaign)));

        Assert.True(await Store.Dial.GiveBackAsync(claim.Attempt, claim.Epoch, None));

        Contact after = await Store.ContactAsync(campaign, first.Contact);
        Assert.Equal(before, after with { Fields = before.Fields });
        Assert.Equal((ContactState.RetryScheduled, 1, first.Attempt), (before.State, before.Attempts, before.Attempt));
        Assert.False(await Store.Dial.GiveBackAsync(claim.Attempt, claim.Epoch, None));
        Assert.Null(await Store.GateAsync(claim));
    }

    [Fact]
    public async Task GiveBack_WhenGatedOrOfAnotherEpoch_ChangesNothing()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 2);
        IReadOnlyList<Claim> claims = await Store.ClaimAsync(campaign, await Store.LeaseAsync(campaign));
        Assert.NotNull(await Store.GateAsync(claims[0]));

        Assert.False(await Store.Dial.GiveBackAsync(claims[0].Attempt, claims[0].Epoch, None));
        Assert.False(await Store.Dial.GiveBackAsync(claims[1].Attempt, claims[1].Epoch + 1, None));
        Assert.Equal(2, (await Store.CountAsync(campaign)).ByState[ContactState.Leased]);
    }

    [Theory]
    [InlineData(ContactState.RetryScheduled)]
    [InlineData(ContactState.CallbackScheduled)]
    public async Task Withdraw_WhenNothingWasSent_IsAsIfTheAttemptHadNotBeen(ContactState waited)
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 1);
        GatedAttempt first = await Store.DialOneAsync(campaign);
        await Store.CloseAsync(Store.Close(first, waited, TimeSpan.FromSeconds(10), AttemptOutcome.Busy, "busy"));
        Store.Time.Advance(TimeSpan.FromSeconds(10));
        Contact before = await Store.ContactAsync(campaign, first.Contact);
        CampaignCounts counted = await Store.CountAsync(campaign);
        GatedAttempt second = await Store.DialOneAsync(campaign);

        Assert.True(await Store.Dial.WithdrawAsync(second.Attempt, None));

        Contact after = await Store.ContactAsync(campaign, first.Contact);
        Assert.Equal(before, after with { Fields = before.Fields });
        CampaignCounts again = await Store.CountAsync(campaign);
        Assert.Equal(counted.ByState, again.ByState);
        Assert.Equal(counted.ByDisposition, again.ByDisposition);
        Assert.Equal(counted.NextDue, again.NextDue);
        Assert.Null(await Store.Calls.FindAsync(second.Attempt, None));
        Assert.Equal(first.Attempt, Assert.Single(await Store.Calls.ListAsync(new CallFilter(campaign.Id), None)).Attempt);
        Assert.Empty(await Store.Dial.OrphansAsync("host-a", "second", 10, None));

        // Due at once, and the attempt that it was is the next one's number.
        GatedAttempt third = await Store.DialOneAsync(campaign);
        Assert.Equal((2, 2), (second.AttemptNumber, third.AttemptNumber));
    }

    [Fact]
    public async Task Withdraw_OfAnAttemptThatRangOrIsOver_ChangesNothing()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 3);
        IReadOnlyList<Claim> claims = await Store.ClaimAsync(campaign, await Store.LeaseAsync(campaign));
        GatedAttempt ringing = (await Store.GateAsync(claims[0]))!;
        await Store.Dial.AdvanceAsync(ringing.Attempt, AttemptState.Ringing, None);
        GatedAttempt over = (await Store.GateAsync(claims[1]))!;
        await Store.CloseAsync(Store.Close(over));

        Assert.False(await Store.Dial.WithdrawAsync(ringing.Attempt, None));
        Assert.False(await Store.Dial.WithdrawAsync(over.Attempt, None));
        Assert.False(await Store.Dial.WithdrawAsync(claims[2].Attempt, None));
        Assert.Equal((2, 1), ((await Store.CountAsync(campaign)).ByState[ContactState.Leased], (await Store.ContactAsync(campaign, over.Contact)).Attempts));
    }

    [Fact]
    public async Task Withdraw_AndCloseAtOnce_OneOfThemEndsTheAttempt()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 1);
        GatedAttempt gated = await Store.DialOneAsync(campaign);

        bool[] ended = await Task.WhenAll(
            Store.Dial.WithdrawAsync(gated.Attempt, None), Store.CloseAsync(Store.Close(gated, delivery: Samples.Delivery("k"))), Store.Dial.WithdrawAsync(gated.Attempt, None));

        Assert.Single(ended, e => e);
        Contact contact = await Store.ContactAsync(campaign, gated.Contact);
        Assert.Equal(ended[1] ? (ContactState.Completed, 1) : (ContactState.Pending, 0), (contact.State, contact.Attempts));
        Assert.Equal(ended[1] ? 1 : 0, (await Store.Outbox.CountAsync(None)).Waiting);
    }

    [Fact]
    public async Task Advance_GoesForwardOnlyAndStopsAtTheClose()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 1);
        GatedAttempt gated = await Store.DialOneAsync(campaign);

        await Store.Dial.AdvanceAsync(gated.Attempt, AttemptState.AmdScreening, None);
        DateTimeOffset answered = Store.Time.GetUtcNow();
        Store.Time.Advance(TimeSpan.FromSeconds(1));
        await Store.Dial.AdvanceAsync(gated.Attempt, AttemptState.Ringing, None);
        Assert.Equal(AttemptState.AmdScreening, (await Store.ContactAsync(campaign, gated.Contact)).Open);
        await Store.Dial.AdvanceAsync(gated.Attempt, AttemptState.InProgress, None);
        Assert.Equal(answered, (await Store.Calls.FindAsync(gated.Attempt, None))!.AnsweredAt);

        await Store.CloseAsync(Store.Close(gated));
        await Store.Dial.AdvanceAsync(gated.Attempt, AttemptState.InProgress, None);
        Assert.Equal(AttemptState.Closed, (await Store.Calls.FindAsync(gated.Attempt, None))!.State);
    }

    [Fact]
    public async Task Close_TheFirstTime_WritesAllOfIt()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 1);
        GatedAttempt gated = await Store.DialOneAsync(campaign);
        DateTimeOffset due = Store.Time.GetUtcNow() + TimeSpan.FromHours(1);

        Assert.True(await Store.CloseAsync(Store.Close(gated, ContactState.CallbackScheduled, TimeSpan.FromHours(1), delivery: Samples.Delivery("k1"))));

        Contact contact = await Store.ContactAsync(campaign, gated.Contact);
        Assert.Equal((ContactState.CallbackScheduled, due, AttemptOutcome.Completed), (contact.State, contact.NextAt, contact.Outcome));
        Assert.Equal("agreed", contact.Disposition!.Value.Code);
        Assert.Null(contact.Open);
        Assert.NotNull(await Store.Calls.FindRecordAsync(gated.Attempt, None));
        CampaignCounts counts = await Store.CountAsync(campaign);
        Assert.Equal(1, Assert.Single(counts.ByState, s => s.Key == ContactState.CallbackScheduled).Value);
        Assert.Equal((1, 1, due), (counts.Total, counts.ByDisposition["agreed"], counts.NextDue));
        Assert.Equal("k1", Assert.Single(await Store.Outbox.TakeDueAsync(0, 1, 10, TimeSpan.FromMinutes(1), None)).IdempotencyKey);
    }

    [Fact]
    public async Task Close_TheSecondTime_ChangesNothing()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 1);
        GatedAttempt gated = await Store.DialOneAsync(campaign);
        await Store.CloseAsync(Store.Close(gated, delivery: Samples.Delivery("k1")));

        Assert.False(await Store.CloseAsync(Store.Close(gated, ContactState.Failed, outcome: AttemptOutcome.Failed, disposition: "failed", delivery: Samples.Delivery("k2"))));

        Assert.Equal(ContactState.Completed, (await Store.ContactAsync(campaign, gated.Contact)).State);
        Assert.Equal(["agreed"], (await Store.CountAsync(campaign)).ByDisposition.Keys);
        Assert.Equal(1, (await Store.Outbox.CountAsync(None)).Waiting);
    }

    [Fact]
    public async Task Close_OfOneAttemptByManyAtOnce_CountsOnce()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 1);
        GatedAttempt gated = await Store.DialOneAsync(campaign);

        bool[] closed = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Store.CloseAsync(Store.Close(gated, delivery: Samples.Delivery($"k{n}")))));

        Assert.Single(closed, c => c);
        Assert.Equal(1, (await Store.Outbox.CountAsync(None)).Waiting);
        Assert.Equal(1, (await Store.CountAsync(campaign)).ByDisposition["agreed"]);
    }

    [Fact]
    public async Task Close_WithTheNextStateAndItsTimeAtOdds_IsRefused()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 1);
        GatedAttempt gated = await Store.DialOneAsync(campaign);

        await Assert.ThrowsAsync<ArgumentException>(() => Store.CloseAsync(Store.Close(gated, ContactState.RetryScheduled)));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.CloseAsync(Store.Close(gated, ContactState.Completed, TimeSpan.FromHours(1))));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.CloseAsync(Store.Close(gated, ContactState.Leased)));
    }

    [Fact]
    public async Task Counts_AfterASecondDisposition_NameTheContactOnce()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 1);
        GatedAttempt first = await Store.DialOneAsync(campaign);
        await Store.CloseAsync(Store.Close(first, ContactState.RetryScheduled, TimeSpan.FromSeconds(1), AttemptOutcome.Busy, "busy"));
        Store.Time.Advance(TimeSpan.FromSeconds(1));
        GatedAttempt second = await Store.DialOneAsync(campaign);

        await Store.CloseAsync(Store.Close(second));

        Assert.Equal(2, second.AttemptNumber);
        Assert.Equal(["agreed"], (await Store.CountAsync(campaign)).ByDisposition.Keys);
    }

    [Fact]
    public async Task Orphans_AreWhatAnEarlierLifeOfTheHostLeftOpen()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 4);
        IReadOnlyList<Claim> claims = await Store.ClaimAsync(campaign, await Store.LeaseAsync(campaign));
        GatedAttempt lost = (await Store.GateAsync(claims[0]))!;
        GatedAttempt closed = (await Store.GateAsync(claims[1]))!;
        await Store.CloseAsync(Store.Close(closed));
        await Store.Dial.GateAsync(claims[2].Attempt, claims[2].Epoch, Samples.Host with { Incarnation = "second" }, 0, None);
        await Store.Dial.GateAsync(claims[3].Attempt, claims[3].Epoch, new("host-b", "first"), 0, None);

        GatedAttempt orphan = Assert.Single(await Store.Dial.OrphansAsync("host-a", "second", 10, None));

        Assert.Equal((lost.Attempt, lost.Number, lost.AttemptNumber), (orphan.Attempt, orphan.Number, orphan.AttemptNumber));
    }

    [Fact]
    public async Task SecondOpenAttempt_OfAContact_IsRefusedByTheDatabaseItself()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 1);
        await Store.DialOneAsync(campaign);

        StorageException refused = await Assert.ThrowsAsync<StorageException>(() => Store.QueryAsync<int>(
            """
            INSERT INTO attempt (id, campaign_id, partition_no, contact_id, epoch, state, from_state, reserved_at)
            SELECT 'another', campaign_id, partition_no, contact_id, epoch, 'reserved', from_state, reserved_at FROM attempt
            """));

        Assert.Equal(StorageFault.Conflict, refused.Fault);
    }
}
