using Orleans.Runtime;

namespace Orleans;

/// <summary>Where reminders are kept. Register another one to make them outlive the process.</summary>
public interface IReminderTable
{
    Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    Task StopAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    Task<ReminderTableData> ReadRows(GrainId grainId);

    /// <summary>Rows whose grain hash lies in (begin, end]; all rows if begin is not below end.</summary>
    Task<ReminderTableData> ReadRows(uint begin, uint end);

    Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName);

    /// <summary>Writes a row, whatever was there; the result is its new ETag.</summary>
    Task<string?> UpsertRow(ReminderEntry entry);

    /// <summary>False if the row is gone or has another ETag.</summary>
    Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag);

    Task TestOnlyClearTable();
}
