using System.Globalization;
using CxBridge.Domain.Storage;
using Microsoft.Data.Sqlite;

namespace CxBridge.Storage.Connections.Sqlite;

/// <summary>Opens connections to the one file.</summary>
internal sealed class SqliteFile(StorageOptions options, SqlLibrary sql)
{
    // Holds the unique index of numbers of some million contacts, which an import touches at random. Taken only as far as it is used.
    private const int WriterCacheKiB = 131_072;
    private const int ReaderCacheKiB = 16_384;

    static SqliteFile() => SQLitePCL.Batteries_V2.Init();

    public string Path { get; } = options.DatabaseFile;

    /// <exception cref="StorageException">It cannot be opened.</exception>
    public SqliteLink OpenWriter()
    {
        MakeFolder();
        SqliteLink connection = Open(SqliteOpenMode.ReadWriteCreate);
        try
        {
            connection.RunOnce($"PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -{WriterCacheKiB}; PRAGMA temp_store = MEMORY");
            return connection;
        }
        catch (SqliteException error)
        {
            connection.Dispose();
            throw SqliteFaults.Of(error, Path);
        }
    }

    /// <exception cref="StorageException">It cannot be opened.</exception>
    public SqliteLink OpenReader()
    {
        SqliteLink connection = Open(SqliteOpenMode.ReadWrite);
        connection.RunOnce($"PRAGMA query_only = ON; PRAGMA cache_size = -{ReaderCacheKiB}");
        return connection;
    }

    /// <exception cref="StorageException">It cannot be opened.</exception>
    public SqliteLink OpenCheckpointer() => Open(SqliteOpenMode.ReadWrite);

    private SqliteLink Open(SqliteOpenMode mode)
    {
        var builder = new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = mode,
            Pooling = false, // The reader pool below is bounded; the library's is not.
            DefaultTimeout = (int)Math.Ceiling(options.LockTimeout.TotalSeconds),
        };
        var connection = new SqliteLink(builder.ConnectionString, sql);
        try
        {
            connection.Open();
            connection.KeepPlans();
            connection.RunOnce(string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {options.LockTimeout.TotalMilliseconds:F0}"));
            return connection;
        }
        catch (SqliteException error)
        {
            connection.Dispose();
            throw SqliteFaults.Of(error, Path);
        }
    }

    private void MakeFolder()
    {
        string folder = System.IO.Path.GetDirectoryName(Path)!;
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                // Numbers, transcripts and carriers' secrets: nobody else on the machine has business here.
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw SqliteFaults.Of(error, Path);
        }
    }
}
