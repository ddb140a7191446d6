using CxBridge.Domain.Storage;
using Microsoft.Data.Sqlite;

namespace CxBridge.Storage.Connections.Sqlite;

/// <summary>Turns SQLite's result codes (sqlite.org/rescode.html) into faults with a cure.</summary>
internal static class SqliteFaults
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int IoError = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int Constraint = 19;
    private const int NotADatabase = 26;

    public static StorageException Of(SqliteException error, string file) => error.SqliteErrorCode switch
    {
        Busy or Locked => new(StorageFault.Busy, $"Another process holds the lock of {file}. End it: one process owns an SQLite file.", error),
        ReadOnly => new(StorageFault.ReadOnly, $"{file} cannot be written. Give this process's user the right to write the file and its folder.", error),
        Full => new(StorageFault.Full, $"The disk of {file} is full. Make room; nothing of this transaction was written.", error),
        IoError => new(StorageFault.Failed, $"The disk of {file} reports an error. Check the disk and the kernel's log.", error),
        Corrupt or NotADatabase => new(StorageFault.Corrupt, $"{file} is damaged or no SQLite database. Move it away and restore the last backup.", error),
        CannotOpen => new(StorageFault.Unreachable, $"{file} cannot be opened. Check that its folder exists and that this process's user may write there.", error),
        Constraint => new(StorageFault.Conflict, "A value that must be unique is taken.", error),
        _ => new(StorageFault.Failed, $"SQLite refused a statement on {file}: {error.Message}", error),
    };

    /// <summary>The folder itself cannot be made or entered.</summary>
    public static StorageException Of(Exception error, string file) => error switch
    {
        UnauthorizedAccessException => new(StorageFault.ReadOnly, $"The folder of {file} cannot be written. Give this process's user the right to.", error),
        _ => new(StorageFault.Unreachable, $"The folder of {file} cannot be made: {error.Message} Set Storage:DataFolder to a folder on a working disk.", error),
    };
}
