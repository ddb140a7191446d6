using CxBridge.Domain.Carriers;
using CxBridge.Domain.Carriers.CallerIds;
using CxBridge.Domain.Ids;
using CxBridge.Storage.Connections;
using CxBridge.Storage.Text;

namespace CxBridge.Storage.Carriers;

/// <summary>Pools of numbers to show in either database.</summary>
internal sealed class CallerIdStore(IDatabase database) : ICallerIdStore
{
    public Task SaveAsync(CallerIdPool pool, CancellationToken cancellationToken)
    {
        var arguments = new { id = pool.Id.Value, name = pool.Name, numbers = StorageJson.Write(pool.Numbers) };
        return database.WriteAsync(WriteClass.Durable, s => s.ExecuteAsync("CallerIds/save", arguments), cancellationToken);
    }

    public async Task<CallerIdPool?> FindAsync(CallerIdPoolId id, CancellationToken cancellationToken) =>
        (await database.ReadAsync(s => s.FirstAsync<Row>("CallerIds/find", new { id = id.Value }), cancellationToken))?.ToPool();

    public async Task<IReadOnlyList<CallerIdPool>> ListAsync(CancellationToken cancellationToken) =>
        (await database.ReadAsync(s => s.QueryAsync<Row>("CallerIds/list"), cancellationToken)).ConvertAll(r => r.ToPool());

    public async Task<CallerIdPool?> ReplaceAsync(CallerIdPool pool, CancellationToken cancellationToken)
    {
        var arguments = new { id = pool.Id.Value, name = pool.Name, numbers = StorageJson.Write(pool.Numbers), revision = pool.Revision };
        return await database.WriteAsync(WriteClass.Durable, s => s.ExecuteAsync("CallerIds/replace", arguments), cancellationToken) > 0
            ? pool with { Revision = pool.Revision + 1 }
            : null;
    }

    public Task<bool> RemoveAsync(CallerIdPoolId id, long revision, CancellationToken cancellationToken) => database.WriteAsync(
        WriteClass.Durable,
        async session =>
        {
            var arguments = new { id = id.Value, revision };
            if (await session.ExecuteAsync("CallerIds/remove", arguments) == 0)
            {
                return false;
            }

            await session.ExecuteAsync("CallerIds/health_remove", new { id = id.Value });
            return true;
        },
        cancellationToken);

    public Task SaveHealthAsync(CallerIdPoolId id, IReadOnlyCollection<CallerIdHealthNote> notes, CancellationToken cancellationToken) => database.WriteAsync(
        WriteClass.Relaxed,
        session => session.ExecuteEachAsync(
            "CallerIds/health_save",
            [.. notes],
            ("id", _ => id.Value),
            ("number", note => note.Number.E164),
            ("results", note => HealthRow.Text(note.Memory.Last)),
            ("counted", note => note.Memory.Counted),
            ("best", note => note.Memory.Best),
            ("restLeft", note => note.Memory.RestLeft?.ToMicroseconds()),
            ("notedAt", note => note.At.ToMicroseconds())),
        cancellationToken);

    public async Task<IReadOnlyList<CallerIdHealthNote>> HealthAsync(CallerIdPoolId id, CancellationToken cancellationToken) =>
        (await database.ReadAsync(s => s.QueryAsync<HealthRow>("CallerIds/health", new { id = id.Value }), cancellationToken)).ConvertAll(r => r.ToNote());

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public string Name { get; init; } = "";

        public string Numbers { get; init; } = "";

        public long Revision { get; init; }

        public CallerIdPool ToPool() => new() { Id = new(Id), Name = Name, Numbers = StorageJson.Read<CallerId[]>(Numbers), Revision = Revision };
    }
}
