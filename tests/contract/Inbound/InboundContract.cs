using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Inbound;
using CxBridge.Domain.Telephony;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.Inbound;

public abstract class InboundContract(IStoreKind kind) : StoreContract(kind)
{
    private IInboundStore Inbound => Store.Get<IInboundStore>();

    [Fact]
    public async Task Save_ReplacesTheRouteOfANumber_AndRemoveTakesItAway()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 0);
        await Inbound.SaveAsync(Route(campaign), None);
        InboundRoute second = Route(campaign) with { BotVersion = 7 };
        await Inbound.SaveAsync(second, None);

        Assert.Equal([second], await Inbound.ListAsync(None));
        Assert.True(await Inbound.RemoveAsync(second.Number, None));
        Assert.False(await Inbound.RemoveAsync(second.Number, None));
    }

    [Fact]
    public async Task Begin_OfACallback_KeepsItFromBeingDialled_AndTheConversationIsItsEnd()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 1);
        GatedAttempt first = await Store.DialOneAsync(campaign);
        await Store.CloseAsync(Store.Close(first, ContactState.CallbackScheduled, TimeSpan.FromMinutes(1), disposition: "callback_requested"));
        Store.Time.Advance(TimeSpan.FromMinutes(2));

        GatedAttempt call = (await Inbound.BeginAsync(Ask(campaign, first.Number), None))!;

        Assert.Equal((first.Contact, CallDirection.Inbound, ContactState.CallbackScheduled), (call.Contact, call.Direction, call.CameFrom!.State));
        Assert.Equal("Name 1", call.Facts["name"]);
        Assert.Equal(Route(campaign).BotVersion, call.Settings.BotVersion);
        Assert.Empty(await Store.ClaimAsync(campaign, await Store.LeaseAsync(campaign)));
        CallSummary live = Assert.Single(await Store.Calls.ListAsync(new CallFilter(Contact: first.Contact, Live: true), None));
        Assert.Equal((CallDirection.Inbound, 3), (live.Direction, live.Slot));

        Assert.True(await Store.CloseAsync(Store.Close(call)));
        CampaignCounts counts = await Store.CountAsync(campaign);
        Assert.Equal((1, 0), (counts.ByState[ContactState.Completed], counts.ByState.GetValueOrDefault(ContactState.Leased)));
        Assert.Equal(1, (await Store.ContactAsync(campaign, first.Contact)).Attempts);
    }

    [Fact]
    public async Task Begin_OfAContactThatIsAboutToBeDialled_VoidsTheReservation()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 1);
        long epoch = await Store.LeaseAsync(campaign);
        Claim claim = Assert.Single(await Store.ClaimAsync(campaign, epoch));

        GatedAttempt call = (await Inbound.BeginAsync(Ask(campaign, Samples.Number(1)), None))!;

        Assert.Equal((claim.Contact, ContactState.Pending), (call.Contact, call.CameFrom!.State));
        Assert.Null(await Store.GateAsync(claim));
    }

    [Fact]
    public async Task Begin_OfAContactThatWeAreCalling_IsRefusedAndChangesNothing()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 1);
        GatedAttempt dialled = await Store.DialOneAsync(campaign);

        Assert.Null(await Inbound.BeginAsync(Ask(campaign, dialled.Number), None));

        Assert.Single(await Store.Calls.ListAsync(new CallFilter(campaign.Id), None));
        Assert.True(await Store.CloseAsync(Store.Close(dialled)));
    }

    [Fact]
    public async Task Begin_OfStrangersAndOfWithheldNumbers_MakesContactsThatAreNotDialled()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 0);

        GatedAttempt stranger = (await Inbound.BeginAsync(Ask(campaign, PhoneNumber.Parse("+33142000000")), None))!;
        GatedAttempt[] withheld = [(await Inbound.BeginAsync(Ask(campaign, null), None))!, (await Inbound.BeginAsync(Ask(campaign, null), None))!];

        Assert.Equal(3, withheld.Append(stranger).Select(call => call.Contact).Distinct().Count());
        Assert.All(withheld.Append(stranger), call => Assert.Equal(ContactState.Cancelled, call.CameFrom!.State));
        Assert.Equal("Number withheld", withheld[0].Facts["name"]);
        await Store.CloseAsync(Store.Close(stranger, ContactState.Cancelled, outcome: AttemptOutcome.Cancelled, disposition: "cancelled"));
        Assert.Empty(await Store.ClaimAsync(campaign, await Store.LeaseAsync(campaign)));
    }

    [Fact]
    public async Task Orphans_TellWhereTheContactOfACallCameFrom()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 1);
        GatedAttempt call = (await Inbound.BeginAsync(Ask(campaign, Samples.Number(1)), None))!;

        GatedAttempt orphan = Assert.Single(await Store.Dial.OrphansAsync(Samples.Host.Name, "later", 10, None));

        Assert.Equal((call.Attempt, call.CameFrom), (orphan.Attempt, orphan.CameFrom));
    }

    private static InboundRoute Route(Campaign campaign) =>
        new(CalledNumber.TryParse("+4930100*", out CalledNumber number) ? number : default, campaign.Settings.Bot, 2, campaign.Id);

    private InboundAsk Ask(Campaign campaign, PhoneNumber? caller) => new(AttemptId.New(Store.Time), Route(campaign), caller, Samples.Host, Slot: 3);
}
