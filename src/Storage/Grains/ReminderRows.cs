using CxBridge.Storage.Connections;
using CxBridge.Storage.Text;

namespace CxBridge.Storage.Grains;

/// <summary>Reminders in either database.</summary>
internal sealed class ReminderRows(IDatabase database) : IReminderRows
{
    public async Task<ReminderRow?> FindAsync(string grainId, string name, CancellationToken cancellationToken) =>
        (await database.ReadAsync(s => s.FirstAsync<Row>("Grains/reminder_find", new { grainId, name }), cancellationToken))?.ToReminder();

    public Task<IReadOnlyList<ReminderRow>> ListAsync(string grainId, CancellationToken cancellationToken) =>
        QueryAsync("Grains/reminders_of", new { grainId }, cancellationToken);

    public Task<IReadOnlyList<ReminderRow>> ListAsync(uint after, uint upTo, CancellationToken cancellationToken) =>
        QueryAsync(after < upTo ? "Grains/reminders_between" : "Grains/reminders_around", new { after = (long)after, upTo = (long)upTo }, cancellationToken);

    public async Task<string> SaveAsync(ReminderRow row, CancellationToken cancellationToken)
    {
        string etag = Guid.NewGuid().ToString("N");
        var arguments = new
        {
            grainId = row.GrainId,
            name = row.Name,
            startAt = row.StartAt.ToMicroseconds(),
            period = row.Period.ToMicroseconds(),
            etag,
            hash = (long)row.Hash,
        };
        await database.WriteAsync(WriteClass.Durable, s => s.ExecuteAsync("Grains/reminder_save", arguments), cancellationToken);
        return etag;
    }

    public async Task<bool> RemoveAsync(string grainId, string name, string etag, CancellationToken cancellationToken) =>
        await database.WriteAsync(WriteClass.Durable, s => s.ExecuteAsync("Grains/reminder_remove", new { grainId, name, etag }), cancellationToken) > 0;

    public Task ClearAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(WriteClass.Durable, s => s.ExecuteAsync("Grains/reminders_clear"), cancellationToken);

    private async Task<IReadOnlyList<ReminderRow>> QueryAsync(string name, object arguments, CancellationToken cancellationToken) =>
        (await database.ReadAsync(s => s.QueryAsync<Row>(name, arguments), cancellationToken)).ConvertAll(r => r.ToReminder());

    private sealed class Row
    {
        public string GrainId { get; init; } = "";

        public string Name { get; init; } = "";

        public long StartAt { get; init; }

        public long Period { get; init; }

        public string ETag { get; init; } = "";

        public long Hash { get; init; }

        public ReminderRow ToReminder() =>
            new(GrainId, Name, UnixMicroseconds.Time(StartAt), UnixMicroseconds.Span(Period), (uint)Hash, ETag);
    }
}
