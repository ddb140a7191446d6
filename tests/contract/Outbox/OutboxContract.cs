using CxBridge.Domain.Attempts;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Outbox;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.Outbox;

public abstract class OutboxContract(IStoreKind kind) : StoreContract(kind)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task TakeDue_LeasesARowUntilItIsDelivered()
    {
        await FillAsync(1);

        Delivery row = Assert.Single(await TakeAsync());

        Assert.Equal(("k0", Samples.Delivery("k0").Target, """{"key":"k0"}""", 0), (row.IdempotencyKey, row.Target, row.Body, row.Tries));
        Assert.Empty(await TakeAsync());
        await Store.Outbox.DeliveredAsync(row.Id, None);
        await Store.Outbox.DeliveredAsync(row.Id, None); // Twice, because a lease ran out meanwhile: counted once.
        Store.Time.Advance(Lease);
        Assert.Empty(await TakeAsync());
        Assert.Equal(new OutboxCounts(0, 1, 0), await Store.Outbox.CountAsync(None));
    }

    [Fact]
    public async Task TakeDue_WhenALeaseRanOut_GivesTheRowAgainWithItsKey()
    {
        await FillAsync(1);
        Delivery first = Assert.Single(await TakeAsync());
        Store.Time.Advance(Lease);

        Assert.Equal(first, Assert.Single(await TakeAsync()));
    }

    [Fact]
    public async Task Failed_TriesAgainAtItsTimeAndThenIsDead()
    {
        await FillAsync(1);
        Delivery row = Assert.Single(await TakeAsync());
        await Store.Outbox.FailedAsync(row.Id, new string('x', 500), TimeSpan.FromSeconds(5), None);
        Assert.Empty(await TakeAsync());
        Store.Time.Advance(TimeSpan.FromSeconds(5));

        Delivery again = Assert.Single(await TakeAsync());
        Assert.Equal(row with { Tries = 1 }, again);

        await Store.Outbox.FailedAsync(again.Id, "HTTP 410", null, None);
        Store.Time.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await TakeAsync());
        Assert.Equal(new OutboxCounts(0, 0, 1), await Store.Outbox.CountAsync(None));
    }

    [Fact]
    public async Task ADeadLetter_IsListed_AndReplayedWithItsKey_FromTheFirstTryOn()
    {
        await FillAsync(3);
        IReadOnlyList<Delivery> rows = await TakeAsync();
        foreach (Delivery row in rows)
        {
            await Store.Outbox.FailedAsync(row.Id, "HTTP 410", null, None);
        }

        DeadLetter first = (await Store.Outbox.DeadAsync(0, 1, None))[0];
        Assert.Equal((rows[0].Id, rows[0].IdempotencyKey, 1, "HTTP 410"), (first.Id, first.IdempotencyKey, first.Tries, first.Reason));
        Assert.Equal(2, (await Store.Outbox.DeadAsync(first.Id, 10, None)).Count);

        Assert.Equal(1, await Store.Outbox.ReplayAsync([first.Id, 999_999], None));
        Assert.Equal(rows[0], Assert.Single(await TakeAsync()));
        Assert.Equal(0, await Store.Outbox.ReplayAsync([first.Id], None)); // It waits now, and is no dead letter.
        Assert.Equal(2, await Store.Outbox.ReplayAsync(null, None));
        Assert.Equal(new OutboxCounts(3, 0, 0), await Store.Outbox.CountAsync(None));
    }

    [Fact]
    public async Task TakeDue_OfAllShards_GivesEachRowToOneOfThem()
    {
        await FillAsync(10);

        IReadOnlyList<Delivery>[] shards = await Task.WhenAll(Enumerable.Range(0, 4).Select(s => Store.Outbox.TakeDueAsync(s, 4, 100, Lease, None)));

        Assert.Equal(10, shards.SelectMany(s => s).Select(d => d.Id).Distinct().Count());
        Assert.All(shards.Select((rows, shard) => (rows, shard)), s => Assert.All(s.rows, d => Assert.Equal(s.shard, d.Id % 4)));
    }

    [Fact]
    public async Task TakeDue_ByManyAtOnce_GivesEachRowOnce()
    {
        await FillAsync(12);

        IReadOnlyList<Delivery>[] taken = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Store.Outbox.TakeDueAsync(0, 1, 3, Lease, None)));
        IReadOnlyList<Delivery> rest = await TakeAsync();

        List<long> ids = [.. taken.SelectMany(t => t).Concat(rest).Select(d => d.Id)];
        Assert.Equal(12, ids.Distinct().Count());
        Assert.Equal(12, ids.Count);
    }

    private Task<IReadOnlyList<Delivery>> TakeAsync() => Store.Outbox.TakeDueAsync(0, 1, 100, Lease, None);

    private async Task FillAsync(int rows)
    {
        Campaign campaign = await Store.CampaignAsync(contacts: rows);
        for (int n = 0; n < rows; n++)
        {
            GatedAttempt gated = await Store.DialOneAsync(campaign);
            await Store.CloseAsync(Store.Close(gated, delivery: Samples.Delivery($"k{n}")));
        }
    }
}
