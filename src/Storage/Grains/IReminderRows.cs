namespace CxBridge.Storage.Grains;

/// <summary>Reminders; knows nothing of grains but their ids.</summary>
public interface IReminderRows
{
    /// <summary>One reminder, or null.</summary>
    Task<ReminderRow?> FindAsync(string grainId, string name, CancellationToken cancellationToken);

    /// <summary>A grain's reminders by name.</summary>
    Task<IReadOnlyList<ReminderRow>> ListAsync(string grainId, CancellationToken cancellationToken);

    /// <summary>Reminders whose hash is after <paramref name="after"/> and up to <paramref name="upTo"/> on the ring of 32 bits; the whole ring
    /// when both are equal.</summary>
    Task<IReadOnlyList<ReminderRow>> ListAsync(uint after, uint upTo, CancellationToken cancellationToken);

    /// <summary>Adds or replaces a reminder.</summary>
    /// <returns>Its new ETag.</returns>
    Task<string> SaveAsync(ReminderRow row, CancellationToken cancellationToken);

    /// <summary>Removes a reminder.</summary>
    /// <returns>False when it is not there under that ETag.</returns>
    Task<bool> RemoveAsync(string grainId, string name, string etag, CancellationToken cancellationToken);

    /// <summary>Removes all.</summary>
    Task ClearAsync(CancellationToken cancellationToken);
}
