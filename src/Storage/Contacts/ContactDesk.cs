using CxBridge.Domain.Compliance;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Ids;
using CxBridge.Storage.Connections;
using CxBridge.Storage.Text;

namespace CxBridge.Storage.Contacts;

/// <summary>
/// Changes of contacts by hand, in either database. What changes a state locks the contact's partition first, as the claim does: a contact is
/// either claimed before, and then has an open attempt, or claimed after, and then as it is now.
/// </summary>
internal sealed class ContactDesk(IDatabase database) : IContactDesk
{
    private const int Batch = 2_000;

    public Task<ContactChange> EditAsync(CampaignId campaign, ContactId id, NewContact contact, CancellationToken cancellationToken) =>
        database.WriteAsync(WriteClass.Durable, session => EditAsync(session, campaign, id, contact), cancellationToken);

    public Task<ContactChange> CallBackAsync(CampaignId campaign, ContactId id, DateTimeOffset at, CancellationToken cancellationToken) => database.WriteAsync(
        WriteClass.Durable, session => MoveAsync(session, campaign, id, new(ContactState.CallbackScheduled, at.ToMicroseconds(), RequeueAttempts.Keep)), cancellationToken);

    public Task<ContactChange> RequeueAsync(CampaignId campaign, ContactId id, RequeueAttempts attempts, CancellationToken cancellationToken) =>
        database.WriteAsync(WriteClass.Durable, session => MoveAsync(session, campaign, id, new(ContactState.Pending, null, attempts)), cancellationToken);

    public async Task<int> RequeueManyAsync(CampaignId campaign, ContactFilter filter, RequeueAttempts attempts, CancellationToken cancellationToken)
    {
        int all = 0;
        long after = 0;
        while (true)
        {
            long from = after;
            List<PlaceRow> moved = await database.WriteAsync(WriteClass.Bulk, session => RequeueBatchAsync(session, campaign, filter, attempts, from), cancellationToken);
            all += moved.Count;
            if (moved.Count < Batch)
            {
                return all;
            }

            after = moved[^1].Id;
        }
    }

    private static async Task<ContactChange> EditAsync(SqlSession session, CampaignId campaign, ContactId id, NewContact contact)
    {
        var arguments = new
        {
            campaign = campaign.Value,
            id = id.Value,
            phone = contact.Number.E164,
            name = contact.Name,
            reference = contact.Reference,
            fields = StorageJson.Write(contact.Fields),
        };
        if (await session.FirstAsync<PlaceRow>("Contacts/place", arguments) is null)
        {
            return ContactChange.NoSuchContact;
        }

        string settings = (await session.FirstAsync<string>("Contacts/rule", new { campaign = campaign.Value }))!;
        if (ContactStore.DedupOf(settings) != DedupScope.Off && await session.FirstAsync<long?>("Contacts/other_with_number", arguments) is not null)
        {
            return ContactChange.NumberTaken;
        }

        return await session.ExecuteAsync("Contacts/edit", arguments) > 0 ? ContactChange.Done : ContactChange.InCall;
    }

    private static async Task<ContactChange> MoveAsync(SqlSession session, CampaignId campaign, ContactId id, Move move)
    {
        var arguments = new { campaign = campaign.Value, id = id.Value };
        if (await session.FirstAsync<PlaceRow>("Contacts/place", arguments) is not { } place)
        {
            return ContactChange.NoSuchContact;
        }

        await session.FirstAsync<int>("Attempts/partition_lock", new { campaign = campaign.Value, partition = place.Partition });
        // Again, now that nobody else moves it.
        PlaceRow now = (await session.FirstAsync<PlaceRow>("Contacts/place", arguments))!;
        ContactChange? refusal = EnumText.Value<ContactState>(now.State) switch
        {
            ContactState.Leased => ContactChange.InCall,
            ContactState.Suppressed => ContactChange.Suppressed,
            _ => null,
        };
        if (refusal is { } reason)
        {
            return reason;
        }

        await ApplyAsync(session, campaign, [now], move);
        return ContactChange.Done;
    }

    private static async Task<List<PlaceRow>> RequeueBatchAsync(SqlSession session, CampaignId campaign, ContactFilter filter, RequeueAttempts attempts, long after)
    {
        await session.QueryAsync<int>("Attempts/partitions_lock", new { campaign = campaign.Value });
        List<PlaceRow> places = await session.QueryAsync<PlaceRow>("Contacts/requeue_who", ContactWords.Of(filter), new
        {
            campaign = campaign.Value,
            after,
            limit = Batch,
            number = filter.Number?.E164,
            state = filter.State?.Text(),
            outcome = filter.Outcome?.Text(),
            disposition = filter.Disposition?.Code,
        });
        await ApplyAsync(session, campaign, places, new(ContactState.Pending, null, attempts));
        return places;
    }

    private static async Task ApplyAsync(SqlSession session, CampaignId campaign, List<PlaceRow> places, Move move)
    {
        await session.ExecuteEachAsync(
            "Contacts/move",
            places,
            ("id", p => p.Id),
            ("state", _ => move.State.Text()),
            ("nextAt", _ => move.NextAt),
            ("reset", _ => move.Attempts == RequeueAttempts.Reset ? 1 : 0));
        await ContactCounters.ApplyAsync(session, campaign.Value, places.SelectMany(p => new[]
        {
            CountChange.Of(p.Partition, EnumText.Value<ContactState>(p.State), -1),
            CountChange.Of(p.Partition, move.State, +1),
        }));
    }

    private sealed record Move(ContactState State, long? NextAt, RequeueAttempts Attempts);

    private sealed class PlaceRow
    {
        public long Id { get; init; }

        public int Partition { get; init; }

        public string State { get; init; } = "";
    }
}
