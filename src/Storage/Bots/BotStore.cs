using CxBridge.Domain.Bots;
using CxBridge.Domain.Ids;
using CxBridge.Storage.Connections;
using CxBridge.Storage.Text;

namespace CxBridge.Storage.Bots;

/// <summary>Published bots in either database.</summary>
internal sealed class BotStore(IDatabase database, TimeProvider time) : IBotStore
{
    public Task<PublishedBot> PublishAsync(BotId id, string name, string json, CancellationToken cancellationToken) =>
        database.WriteAsync(WriteClass.Durable, session => PublishAsync(session, id, name, json), cancellationToken);

    public async Task<PublishedBot?> FindAsync(BotId id, int? version, CancellationToken cancellationToken)
    {
        Row? row = await database.ReadAsync(
            s => version is null
                ? s.FirstAsync<Row>("Bots/find_newest", new { id = id.Value })
                : s.FirstAsync<Row>("Bots/find", new { id = id.Value, version = version.Value }),
            cancellationToken);
        return row?.ToBot();
    }

    public async Task<IReadOnlyList<PublishedBot>> ListAsync(CancellationToken cancellationToken) =>
        (await database.ReadAsync(s => s.QueryAsync<Row>("Bots/list"), cancellationToken)).ConvertAll(r => r.ToBot());

    private async Task<PublishedBot> PublishAsync(SqlSession session, BotId id, string name, string json)
    {
        long now = time.Now();
        int version = await session.FirstAsync<int>("Bots/next_version", new { id = id.Value });
        await session.ExecuteAsync("Bots/publish", new { id = id.Value, version, name, json, now });
        return new(id, version, name, json, UnixMicroseconds.Time(now));
    }

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public int Version { get; init; }

        public string Name { get; init; } = "";

        public string Json { get; init; } = "";

        public long PublishedAt { get; init; }

        public PublishedBot ToBot() => new(new(Id), Version, Name, Json, UnixMicroseconds.Time(PublishedAt));
    }
}
