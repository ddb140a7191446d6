using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Screening;
using CxBridge.Domain.Telephony;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.Calls;

public abstract class CallContract(IStoreKind kind) : StoreContract(kind)
{
    [Fact]
    public async Task Record_ComesBackAsItWasClosed()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 1);
        GatedAttempt gated = await Store.DialOneAsync(campaign);
        AttemptClose close = Store.Close(gated);
        CallRecord record = close.Record with
        {
            End = new LegEnd(LegEndReason.RemoteHangup, 200, "Normal \"clearing\""),
            Screening = new ScreeningVerdict(AnsweredBy.Human, "HUMAN-1-2", TimeSpan.FromMilliseconds(812.5)),
            Transcript = [new(Speaker.Bot, TimeSpan.Zero, TimeSpan.FromSeconds(1), "Guten Tag, Łukasz 👋", Interrupted: true), new(Speaker.Caller, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), "ja")],
            Turns = [new(500, 120.5, 3, 80, 703.5)],
            Values = new Dictionary<string, string> { ["day"] = "tuesday" },
            CallbackAfter = TimeSpan.FromHours(3),
            Recording = "a1/x.wav",
            Media = new MediaStatistics(100, 99, 1, 1, 2.25),
        };
        Assert.Null(await Store.Calls.FindRecordAsync(gated.Attempt, None));
        await Store.CloseAsync(close with { Record = record });

        CallRecord found = (await Store.Calls.FindRecordAsync(gated.Attempt, None))!;

        Assert.Equal(record.Transcript, found.Transcript);
        Assert.Equal(record.Turns, found.Turns);
        Assert.Equal(record.Values, found.Values);
        Assert.Equal(record, found with { Transcript = record.Transcript, Turns = record.Turns, Values = record.Values });
    }

    [Fact]
    public async Task Find_ShowsALiveCallAndNoReservedOne()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 2);
        long epoch = await Store.LeaseAsync(campaign);
        IReadOnlyList<Claim> claims = await Store.ClaimAsync(campaign, epoch);
        await Store.GateAsync(claims[0], slot: 5);

        CallSummary? live = await Store.Calls.FindAsync(claims[0].Attempt, None);

        Assert.Equal(
            new CallSummary(claims[0].Attempt, campaign.Id, claims[0].Contact, Samples.Number(1), "Name 1", 1, AttemptState.Dialling, "host-a", 5, Store.Time.GetUtcNow(), null, null, null, null) { Revision = 1 },
            live);
        Assert.Null(await Store.Calls.FindAsync(claims[1].Attempt, None));
    }

    [Fact]
    public async Task List_FiltersAndPagesNewestFirst()
    {
        Campaign campaign = await Store.CampaignAsync(contacts: 6);
        Campaign other = await Store.CampaignAsync(contacts: 1);
        var calls = new List<GatedAttempt>();
        for (int n = 0; n < 6; n++)
        {
            Store.Time.Advance(TimeSpan.FromMilliseconds(1)); // Ids of one millisecond have no order.
            calls.Add(await Store.DialOneAsync(campaign));
        }

        await Store.CloseAsync(Store.Close(calls[1]));
        await Store.CloseAsync(Store.Close(calls[3], ContactState.RetryScheduled, TimeSpan.FromHours(1), AttemptOutcome.Busy, "busy"));
        Store.Time.Advance(TimeSpan.FromMilliseconds(1));
        GatedAttempt elsewhere = await Store.DialOneAsync(other);

        await ListsAsync(new(), [elsewhere, calls[5], calls[4], calls[3], calls[2], calls[1], calls[0]]);
        await ListsAsync(new(Campaign: campaign.Id, Limit: 2), [calls[5], calls[4]]);
        await ListsAsync(new(Campaign: campaign.Id, Before: calls[4].Attempt, Limit: 2), [calls[3], calls[2]]);
        await ListsAsync(new(Contact: calls[2].Contact), [calls[2]]);
        await ListsAsync(new(Campaign: campaign.Id, Live: true), [calls[5], calls[4], calls[2], calls[0]]);
        await ListsAsync(new(Live: false), [calls[3], calls[1]]);
        await ListsAsync(new(Campaign: campaign.Id, Outcome: AttemptOutcome.Busy), [calls[3]]);
        await ListsAsync(new(Campaign: other.Id, Contact: calls[0].Contact), []);
    }

    private async Task ListsAsync(CallFilter filter, IEnumerable<GatedAttempt> expected)
    {
        IEnumerable<AttemptId> found = (await Store.Calls.ListAsync(filter, None)).Select(c => c.Attempt);
        Assert.Equal(expected.Select(g => g.Attempt), found);
    }
}
