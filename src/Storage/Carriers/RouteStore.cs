using CxBridge.Domain.Carriers;
using CxBridge.Domain.Carriers.Routing;
using CxBridge.Storage.Connections;
using CxBridge.Storage.Text;

namespace CxBridge.Storage.Carriers;

/// <summary>Routes by prefix in either database.</summary>
internal sealed class RouteStore(IDatabase database, TimeProvider time) : IRouteStore
{
    private static readonly TimeSpan TableLife = TimeSpan.FromSeconds(10);

    private volatile Kept? _kept;

    public async Task<IReadOnlyList<Route>> ListAsync(CancellationToken cancellationToken) =>
        (await database.ReadAsync(s => s.QueryAsync<Row>("Routes/list"), cancellationToken)).ConvertAll(r => r.ToRoute());

    public async Task<Route?> FindAsync(string prefix, CancellationToken cancellationToken) =>
        (await database.ReadAsync(s => s.FirstAsync<Row>("Routes/find", new { prefix }), cancellationToken))?.ToRoute();

    public async Task<RouteTable> TableAsync(CancellationToken cancellationToken)
    {
        if (_kept is { Table: { } known } kept && time.GetElapsedTime(kept.ReadAt) < TableLife)
        {
            return known;
        }

        // What is read while a change is made may lack it: it is kept only if nobody has put something else here meanwhile.
        var reading = new Kept(null, time.GetTimestamp());
        _kept = reading;
        var table = new RouteTable(await ListAsync(cancellationToken));
        Interlocked.CompareExchange(ref _kept, reading with { Table = table }, reading);
        return table;
    }

    public async Task<Route> SaveAsync(Route route, CancellationToken cancellationToken)
    {
        var arguments = new { prefix = route.Prefix, choices = StorageJson.Write(route.Choices) };
        long revision = await database.WriteAsync(WriteClass.Durable, s => s.FirstAsync<long>("Routes/save", arguments), cancellationToken);
        _kept = null;
        return route with { Revision = revision };
    }

    public async Task<Route?> ReplaceAsync(Route route, CancellationToken cancellationToken)
    {
        var arguments = new { prefix = route.Prefix, choices = StorageJson.Write(route.Choices), revision = route.Revision };
        int replaced = await database.WriteAsync(WriteClass.Durable, s => s.ExecuteAsync("Routes/replace", arguments), cancellationToken);
        _kept = null;
        return replaced > 0 ? route with { Revision = route.Revision + 1 } : null;
    }

    public async Task<bool> RemoveAsync(string prefix, long revision, CancellationToken cancellationToken)
    {
        bool removed = await database.WriteAsync(WriteClass.Durable, s => s.ExecuteAsync("Routes/remove", new { prefix, revision }), cancellationToken) > 0;
        _kept = null;
        return removed;
    }

    private sealed record Kept(RouteTable? Table, long ReadAt);

    private sealed class Row
    {
        public string Prefix { get; init; } = "";

        public string Choices { get; init; } = "";

        public long Revision { get; init; }

        public Route ToRoute() => new() { Prefix = Prefix, Choices = StorageJson.Read<RouteChoice[]>(Choices), Revision = Revision };
    }
}
