using CxBridge.Domain.Attempts;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Ids;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.Attempts;

public abstract class LeaseContract(IStoreKind kind) : StoreContract(kind)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Lease_BySameOwner_IsRenewedUnderItsEpoch()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 1);
        PartitionId partition = new(campaign.Id, 0);
        long epoch = await Store.LeaseAsync(campaign);
        IReadOnlyList<Claim> claims = await Store.ClaimAsync(campaign, epoch);
        Store.Time.Advance(Minute); // Late, but nobody took over.

        PartitionLease? renewed = await Store.Dial.LeaseAsync(partition, "owner-a", Minute, None);

        Assert.Equal(new PartitionLease(epoch, Store.Time.GetUtcNow() + Minute), renewed);
        Assert.NotNull(await Store.GateAsync(claims[0]));
    }

    [Fact]
    public async Task Lease_WhileAnotherOwnerHoldsIt_IsRefused()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 1);
        await Store.LeaseAsync(campaign);
        Store.Time.Advance(Minute - TimeSpan.FromSeconds(1));

        Assert.Null(await Store.Dial.LeaseAsync(new(campaign.Id, 0), "owner-b", Minute, None));
    }

    [Fact]
    public async Task Lease_OfManyOwnersAtOnce_GoesToOne()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 1);

        PartitionLease?[] leases = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(n => Store.Dial.LeaseAsync(new(campaign.Id, 0), $"owner-{n}", Minute, None)));

        Assert.Single(leases, l => l is not null);
    }

    [Fact]
    public async Task Lease_TakenByAHostWhoseClockIsAhead_LeavesNothingToTheOwnerBefore()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 1);
        Claim reserved = (await Store.ClaimAsync(campaign, await Store.LeaseAsync(campaign)))[0];
        IDialStore ahead = Store.DialBy(TimeSpan.FromHours(1));

        long epoch = (await ahead.LeaseAsync(new(campaign.Id, 0), "owner-b", Minute, None))!.Epoch;
        Claim claim = Assert.Single(await ahead.ClaimAsync(new(campaign.Id, 0), epoch, 10, None));

        Assert.Null(await Store.GateAsync(reserved));
        Assert.Equal(reserved.Contact, claim.Contact);
        Assert.NotNull(await Store.GateAsync(claim));
    }

    [Fact]
    public async Task Lease_OfAHostWhoseClockIsBehind_IsTakenOverAtOnce_AndItsGatesMatchNothing()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 1);
        IDialStore behind = Store.DialBy(TimeSpan.FromHours(-1));
        long epoch = (await behind.LeaseAsync(new(campaign.Id, 0), "owner-b", Minute, None))!.Epoch;
        Claim reserved = Assert.Single(await behind.ClaimAsync(new(campaign.Id, 0), epoch, 10, None));

        Claim claim = Assert.Single(await Store.ClaimAsync(campaign, await Store.LeaseAsync(campaign)));

        Assert.Null(await behind.GateAsync(reserved.Attempt, reserved.Epoch, new("host-b", "life-1"), 0, None));
        Assert.NotNull(await Store.GateAsync(claim));
    }

    [Fact]
    public async Task Takeover_VoidsWhatWasReservedAndLeavesWhatIsOnTheWire()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 3);
        long epoch = await Store.LeaseAsync(campaign);
        IReadOnlyList<Claim> claims = await Store.ClaimAsync(campaign, epoch);
        GatedAttempt live = (await Store.GateAsync(claims[0]))!;
        Store.Time.Advance(Minute);

        long newer = await Store.LeaseAsync(campaign, "owner-b");

        Assert.Equal(epoch + 1, newer);
        CampaignCounts counts = await Store.CountAsync(campaign);
        Assert.Equal((2, 1), (counts.ByState[ContactState.Pending], counts.ByState[ContactState.Leased]));
        IReadOnlyList<Claim> again = await Store.ClaimAsync(campaign, newer);
        Assert.Equal(claims.Skip(1).Select(c => c.Contact), again.Select(c => c.Contact));
        Assert.Equal(1, (await Store.GateAsync(again[0]))!.AttemptNumber); // The void attempt did not count.
        Assert.True(await Store.CloseAsync(Store.Close(live))); // The call of the old epoch ends as any other.
    }

    [Fact]
    public async Task Takeover_WhenTheOldOwnerKeepsRunning_LetsItClaimAndDialNothing()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 2);
        long epoch = await Store.LeaseAsync(campaign);
        IReadOnlyList<Claim> claims = await Store.ClaimAsync(campaign, epoch, limit: 1);
        Store.Time.Advance(Minute);
        await Store.LeaseAsync(campaign, "owner-b");

        Assert.Empty(await Store.ClaimAsync(campaign, epoch));
        Assert.Null(await Store.GateAsync(claims[0]));
        Assert.False(await Store.Dial.GiveBackAsync(claims[0].Attempt, epoch, None));
        Assert.Null(await Store.Dial.LeaseAsync(new(campaign.Id, 0), "owner-a", Minute, None));
    }

    [Fact]
    public async Task Release_LetsTheNextOwnerInAtOnceUnderANewEpoch()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 1);
        long epoch = await Store.LeaseAsync(campaign);
        Claim claim = Assert.Single(await Store.ClaimAsync(campaign, epoch));
        await Store.Dial.ReleaseLeaseAsync(new(campaign.Id, 0), epoch + 1, None); // Of an epoch that is not: nothing happens.
        Assert.Null(await Store.Dial.LeaseAsync(new(campaign.Id, 0), "owner-b", Minute, None));

        await Store.Dial.ReleaseLeaseAsync(new(campaign.Id, 0), epoch, None);

        Assert.Equal(epoch + 1, await Store.LeaseAsync(campaign, "owner-b"));
        Assert.Null(await Store.GateAsync(claim));
    }

    [Fact]
    public async Task EndLeases_LetsTheNextLifeInAtOnceAndTheGatesOfTheOldOneMatchNothing()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 1);
        long epoch = await Store.LeaseAsync(campaign);
        Claim claim = Assert.Single(await Store.ClaimAsync(campaign, epoch));

        await Store.Dial.EndLeasesAsync(None);

        Assert.Equal(epoch + 1, await Store.LeaseAsync(campaign, "owner-b"));
        Assert.Null(await Store.GateAsync(claim));
        Assert.Equal(ContactState.Pending, (await Store.ContactAsync(campaign, claim.Contact)).State);
    }

    [Fact]
    public async Task Lease_OfAPartitionThatIsNot_IsRefused()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 1);

        Assert.Null(await Store.Dial.LeaseAsync(new(campaign.Id, 1), "owner-a", Minute, None));
    }
}
