using CxBridge.Storage.Connections;

namespace CxBridge.Storage.Grains;

/// <summary>Grain states in either database.</summary>
internal sealed class GrainStateTable(IDatabase database) : IGrainStateTable
{
    public Task<GrainStateRow?> ReadAsync(GrainStateKey key, CancellationToken cancellationToken) =>
        database.ReadAsync(session => FindAsync(session, key), cancellationToken);

    public Task<GrainStateWrite> WriteAsync(GrainStateKey key, byte[] payload, string? expectedETag, CancellationToken cancellationToken) =>
        database.WriteAsync(WriteClass.Durable, session => WriteAsync(session, key, payload, expectedETag), cancellationToken);

    public Task<GrainStateWrite> ClearAsync(GrainStateKey key, string? expectedETag, CancellationToken cancellationToken) =>
        database.WriteAsync(WriteClass.Durable, session => ClearAsync(session, key, expectedETag), cancellationToken);

    private static async Task<GrainStateWrite> WriteAsync(SqlSession session, GrainStateKey key, byte[] payload, string? expected)
    {
        // Not a counter: after a clear it would begin anew, and an old writer's ETag would fit again.
        string etag = Guid.NewGuid().ToString("N");
        var arguments = new { grainType = key.GrainType, grainKey = key.GrainKey, stateName = key.StateName, payload, etag, expected };
        int rows = await session.ExecuteAsync(expected is null ? "Grains/insert" : "Grains/update", arguments);
        return rows > 0 ? new(true, etag) : new(false, (await FindAsync(session, key))?.ETag);
    }

    private static async Task<GrainStateWrite> ClearAsync(SqlSession session, GrainStateKey key, string? expected)
    {
        if (expected is not null && await session.ExecuteAsync("Grains/clear", new { grainType = key.GrainType, grainKey = key.GrainKey, stateName = key.StateName, expected }) > 0)
        {
            return new(true, null);
        }

        string? found = (await FindAsync(session, key))?.ETag;
        return new(expected is null && found is null, found);
    }

    private static async Task<GrainStateRow?> FindAsync(SqlSession session, GrainStateKey key)
    {
        Row? row = await session.FirstAsync<Row>("Grains/read", new { grainType = key.GrainType, grainKey = key.GrainKey, stateName = key.StateName });
        return row is null ? null : new(row.Payload, row.ETag);
    }

    private sealed class Row
    {
        public byte[] Payload { get; init; } = [];

        public string ETag { get; init; } = "";
    }
}
