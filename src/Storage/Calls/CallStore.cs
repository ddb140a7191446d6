using CxBridge.Domain.Calls;
using CxBridge.Domain.Ids;
using CxBridge.Storage.Connections;
using CxBridge.Storage.Text;

namespace CxBridge.Storage.Calls;

/// <summary>Calls in either database.</summary>
internal sealed class CallStore(IDatabase database) : ICallStore
{
    private const int LongestPage = 500;

    public async Task<IReadOnlyList<CallSummary>> ListAsync(CallFilter filter, CancellationToken cancellationToken)
    {
        var arguments = new
        {
            campaign = filter.Campaign?.Value,
            contact = filter.Contact?.Value,
            outcome = filter.Outcome?.Text(),
            partition = filter.Partition,
            before = filter.Before?.Value,
            limit = Math.Clamp(filter.Limit, 1, LongestPage),
        };
        List<CallRow> rows = await database.ReadAsync(s => s.QueryAsync<CallRow>("Calls/list", Words(filter), arguments), cancellationToken);
        return rows.ConvertAll(r => r.ToSummary());
    }

    public async Task<CallSummary?> FindAsync(AttemptId id, CancellationToken cancellationToken) =>
        (await database.ReadAsync(s => s.FirstAsync<CallRow>("Calls/find", new { attempt = id.Value }), cancellationToken))?.ToSummary();

    public async Task<CallRecord?> FindRecordAsync(AttemptId id, CancellationToken cancellationToken)
    {
        string? json = await database.ReadAsync(s => s.FirstAsync<string>("Calls/record", new { attempt = id.Value }), cancellationToken);
        return json is null ? null : StorageJson.Read<CallRecord>(json);
    }

    // Which lines of the statement stay: each combination is a statement of its own, so that each can use its index.
    private static IEnumerable<string> Words(CallFilter filter)
    {
        if (filter.Campaign is not null)
        {
            yield return "campaign";
        }

        if (filter.Contact is not null)
        {
            yield return "contact";
        }

        if (filter.Partition is not null)
        {
            yield return "partition";
        }

        if (filter.Outcome is not null)
        {
            yield return "outcome";
        }

        if (filter.Live is { } live)
        {
            yield return live ? "live" : "over";
        }

        if (filter.Before is not null)
        {
            yield return "before";
        }
    }
}
