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

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public string Name { get; init; } = "";

        public string Numbers { get; init; } = "";

        public CallerIdPool ToPool() => new() { Id = new(Id), Name = Name, Numbers = StorageJson.Read<CallerId[]>(Numbers) };
    }
}
