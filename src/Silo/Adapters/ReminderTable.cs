using CxBridge.Storage.Grains;

namespace CxBridge.Silo.Adapters;

/// <summary>Reminders on the product's own database, so that they outlive the process.</summary>
internal sealed class ReminderTable(IReminderRows rows) : IReminderTable
{
    public async Task<ReminderTableData> ReadRows(GrainId grainId) =>
        new((await rows.ListAsync(grainId.ToString(), CancellationToken.None)).Select(Entry));

    public async Task<ReminderTableData> ReadRows(uint begin, uint end) =>
        new((await rows.ListAsync(begin, end, CancellationToken.None)).Select(Entry));

    public async Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) =>
        await rows.FindAsync(grainId.ToString(), reminderName, CancellationToken.None) is { } row ? Entry(row) : null;

    public async Task<string?> UpsertRow(ReminderEntry entry) => await rows.SaveAsync(
        new ReminderRow(
            entry.GrainId.ToString(),
            entry.ReminderName,
            new DateTimeOffset(DateTime.SpecifyKind(entry.StartAt, DateTimeKind.Utc)),
            entry.Period,
            entry.GrainId.GetUniformHashCode(),
            entry.ETag ?? ""),
        CancellationToken.None);

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) =>
        rows.RemoveAsync(grainId.ToString(), reminderName, eTag, CancellationToken.None);

    public Task TestOnlyClearTable() => rows.ClearAsync(CancellationToken.None);

    private static ReminderEntry Entry(ReminderRow row) => new()
    {
        GrainId = GrainId.Parse(row.GrainId),
        ReminderName = row.Name,
        StartAt = row.StartAt.UtcDateTime,
        Period = row.Period,
        ETag = row.ETag,
    };
}
