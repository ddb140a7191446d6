using CxBridge.Domain.Attempts;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Inbound;
using CxBridge.Domain.Telephony;
using CxBridge.Storage.Attempts;
using CxBridge.Storage.Connections;
using CxBridge.Storage.Contacts;
using CxBridge.Storage.Text;

namespace CxBridge.Storage.Inbound;

/// <summary>Routes and calls that come in, in either database.</summary>
internal sealed class InboundStore(IDatabase database, IContactStore contacts, TimeProvider time) : IInboundStore
{
    private static readonly string NotDialled = ContactState.Cancelled.Text();

    public async Task<IReadOnlyList<InboundRoute>> ListAsync(CancellationToken cancellationToken) =>
        (await database.ReadAsync(s => s.QueryAsync<RouteRow>("Inbound/list"), cancellationToken)).ConvertAll(r => r.ToRoute());

    public Task SaveAsync(InboundRoute route, CancellationToken cancellationToken)
    {
        var arguments = new { number = route.Number.Text, bot = route.Bot.Value, botVersion = route.BotVersion, campaign = route.Campaign.Value };
        return database.WriteAsync(WriteClass.Durable, s => s.ExecuteAsync("Inbound/save", arguments), cancellationToken);
    }

    public async Task<bool> RemoveAsync(CalledNumber number, CancellationToken cancellationToken) =>
        await database.WriteAsync(WriteClass.Durable, s => s.ExecuteAsync("Inbound/remove", new { number = number.Text }), cancellationToken) > 0;

    public async Task<GatedAttempt?> BeginAsync(InboundAsk ask, CancellationToken cancellationToken)
    {
        bool isNew = false;
        PhoneNumber number = ask.Caller ?? Withheld(ask.Attempt);
        if (ask.Caller is null || await FindAsync(number, cancellationToken) is null)
        {
            string? name = ask.Caller is null ? "Number withheld" : null;
            await contacts.AddAsync(ask.Route.Campaign, [new NewContact(number, name, null, new Dictionary<string, string>())], cancellationToken);
            isNew = true;
        }

        GatedRow? row = await database.WriteAsync(WriteClass.Durable, session => BeginAsync(session, ask, number, isNew), cancellationToken);
        return row?.ToGated() is { } gated
            ? gated with { Settings = gated.Settings with { Bot = ask.Route.Bot, BotVersion = ask.Route.BotVersion } }
            : null;
    }

    private Task<ContactAt?> FindAsync(PhoneNumber number, CancellationToken cancellationToken) =>
        database.ReadAsync(s => s.FirstAsync<ContactAt>("Inbound/caller", new { phone = number.E164 }), cancellationToken);

    private async Task<GatedRow?> BeginAsync(SqlSession session, InboundAsk ask, PhoneNumber number, bool isNew)
    {
        long now = time.Now();
        ContactAt found = await session.FirstAsync<ContactAt>("Inbound/caller", new { phone = number.E164 })
            ?? throw new InvalidOperationException("The caller's contact has gone.");
        await session.FirstAsync<int>("Attempts/partition_lock", new { campaign = found.Campaign, partition = found.Partition });
        if (found.State == ContactState.Leased.Text())
        {
            await Returns.ApplyAsync(session, "Inbound/void_reserved", new { contact = found.Contact, now });
        }

        // Under the lock nobody else moves it.
        ContactAt contact = (await session.FirstAsync<ContactAt>("Inbound/contact", new { contact = found.Contact }))!;
        if (contact.State == ContactState.Leased.Text())
        {
            return null;
        }

        await session.ExecuteAsync("Inbound/begin", new
        {
            attempt = ask.Attempt.Value,
            campaign = contact.Campaign,
            partition = contact.Partition,
            contact = contact.Contact,
            fromState = isNew ? NotDialled : contact.State,
            fromNextAt = contact.NextAt,
            fromAttempt = contact.Attempt,
            number = Math.Max(1, contact.Attempts),
            host = ask.Host.Name,
            incarnation = ask.Host.Incarnation,
            slot = ask.Slot,
            now,
        });
        await session.ExecuteAsync("Inbound/lease", new { contact = contact.Contact, attempt = ask.Attempt.Value });
        await ContactCounters.ApplyAsync(
            session,
            contact.Campaign,
            [
                CountChange.Of(contact.Partition, ContactState.Leased, +1),
                CountChange.Of(contact.Partition, EnumText.Value<ContactState>(contact.State), -1),
            ]);
        return await session.FirstAsync<GatedRow>("Inbound/begun", new { attempt = ask.Attempt.Value });
    }

    // A contact needs a number of its own. Country code 999 is assigned to nobody (ITU-T E.164 annex D), and what is withheld is never dialled.
    private static PhoneNumber Withheld(AttemptId attempt) =>
        PhoneNumber.Parse("+999" + string.Concat(attempt.Value.AsSpan(^12..).ToString().Select(c => (char)('0' + (c % 10)))));

    private sealed class RouteRow
    {
        public string Number { get; init; } = "";

        public string Bot { get; init; } = "";

        public int BotVersion { get; init; }

        public string Campaign { get; init; } = "";

        public InboundRoute ToRoute() => new(CalledNumber.TryParse(Number, out CalledNumber number) ? number : default, new BotId(Bot), BotVersion, new CampaignId(Campaign));
    }

    private sealed class ContactAt
    {
        public long Contact { get; init; }

        public string Campaign { get; init; } = "";

        public int Partition { get; init; }

        public string State { get; init; } = "";

        public long? NextAt { get; init; }

        public string? Attempt { get; init; }

        public int Attempts { get; init; }
    }
}
