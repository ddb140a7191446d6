using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Compliance;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Outbox;
using CxBridge.Domain.Telephony;

namespace CxBridge.Tests.Contract.Stores;

/// <summary>Rows as tests need them.</summary>
internal static class Samples
{
    public static HostId Host { get; } = new("host-a", "first");

    /// <summary>No rule of calling applies unless a test says so.</summary>
    public static ComplianceSettings Practice { get; } = new() { Profile = RuleBook.Practice };

    /// <summary>The rules of the place, for contacts who have consented.</summary>
    public static ComplianceSettings Rules { get; } = new() { CallerName = "Example Ltd", Consent = ConsentSource.Attested };

    public static Campaign Campaign(TimeProvider time, int partitions = 1, CampaignState state = CampaignState.Running, ComplianceSettings? compliance = null) => new(
        CampaignId.New(time),
        "spring",
        state,
        new CampaignSettings { Bot = BotId.New(time), Carrier = CarrierId.New(time), CallerId = Number(0), Compliance = compliance ?? Practice },
        partitions,
        time.GetUtcNow(),
        Version: 1);

    public static PhoneNumber Number(int n) => PhoneNumber.Parse($"+4930{n:D7}");

    public static NewContact Contact(int n) => new(Number(n), $"Name {n}", $"ref-{n}", new Dictionary<string, string> { ["city"] = "Łódź" });

    /// <summary>A running campaign with contacts 1 to <paramref name="contacts"/>.</summary>
    public static async Task<Campaign> CampaignAsync(this TestStore store, int contacts, int partitions = 1, ComplianceSettings? compliance = null)
    {
        Campaign campaign = Campaign(store.Time, partitions, compliance: compliance);
        await store.Campaigns.AddAsync(campaign, CancellationToken.None);
        await store.Contacts.AddAsync(campaign.Id, [.. Enumerable.Range(1, contacts).Select(Contact)], CancellationToken.None);
        return campaign;
    }

    /// <summary>Leases the partition for a minute, or fails the test.</summary>
    public static async Task<long> LeaseAsync(this TestStore store, Campaign campaign, string owner = "owner-a", int partition = 0)
    {
        PartitionLease? lease = await store.Dial.LeaseAsync(new(campaign.Id, partition), owner, TimeSpan.FromMinutes(1), CancellationToken.None);
        return Assert.IsType<PartitionLease>(lease).Epoch;
    }

    public static Task<IReadOnlyList<Claim>> ClaimAsync(this TestStore store, Campaign campaign, long epoch, int limit = 100, int partition = 0) =>
        store.Dial.ClaimAsync(new(campaign.Id, partition), epoch, limit, CancellationToken.None);

    public static Task<GatedAttempt?> GateAsync(this TestStore store, Claim claim, int slot = 0) =>
        store.Dial.GateAsync(claim.Attempt, claim.Epoch, Host, slot, CancellationToken.None);

    /// <summary>Leases, claims and gates one contact.</summary>
    public static async Task<GatedAttempt> DialOneAsync(this TestStore store, Campaign campaign)
    {
        long epoch = await store.LeaseAsync(campaign);
        Claim claim = Assert.Single(await store.ClaimAsync(campaign, epoch, limit: 1));
        return Assert.IsType<GatedAttempt>(await store.GateAsync(claim));
    }

    public static AttemptClose Close(
        this TestStore store,
        GatedAttempt gated,
        ContactState next = ContactState.Completed,
        TimeSpan? after = null,
        AttemptOutcome outcome = AttemptOutcome.Completed,
        string disposition = "agreed",
        NewDelivery? delivery = null)
    {
        DateTimeOffset now = store.Time.GetUtcNow();
        var record = new CallRecord
        {
            Attempt = gated.Attempt,
            Campaign = gated.Partition.Campaign,
            Contact = gated.Contact,
            StartedAt = now,
            AnsweredAt = now,
            EndedAt = now,
            Outcome = outcome,
            Disposition = new Disposition(disposition),
        };
        return new(record, new(next, now + after), delivery);
    }

    public static Task<bool> CloseAsync(this TestStore store, AttemptClose close) => store.Dial.CloseAsync(close, CancellationToken.None);

    public static NewDelivery Delivery(string key) => new(key, new Uri("https://crm.example/results?a=%20b"), $$"""{"key":"{{key}}"}""");

    public static async Task<CampaignCounts> CountAsync(this TestStore store, Campaign campaign) =>
        await store.Campaigns.CountAsync(campaign.Id, CancellationToken.None);

    public static async Task<Contact> ContactAsync(this TestStore store, Campaign campaign, ContactId id) =>
        Assert.IsType<Contact>(await store.Contacts.FindAsync(campaign.Id, id, CancellationToken.None));
}
