using System.Globalization;
using CxBridge.Domain.Storage;
using Microsoft.Data.Sqlite;

namespace CxBridge.Storage.Connections.Sqlite;

/// <summary>Opens connections to the one file.</summary>
internal sealed class SqliteFile(StorageOptions options)
{
    // Fewer, larger checkpoints: a page that many transactions change is copied into the file once (32 MiB of log, pages of 4 KiB).
    private const int CheckpointPages = 8_192;

    // Holds the unique index of numbers of some million contacts, which an import touches at random. Taken only as far as it is used.
    private const int WriterCacheKiB = 131_072;
    private const int ReaderCacheKiB = 16_384;

    static SqliteFile() => SQLitePCL.Batteries_V2.Init();

    public string Path { get; } = options.DatabaseFile;

    /// <exception cref="StorageException">It cannot be opened.</exception>
    public SqliteConnection OpenWriter()
    {
        MakeFolder();
        SqliteConnection connection = Open(SqliteOpenMode.ReadWriteCreate);
        try
        {
            Execute(connection, $"PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = {CheckpointPages}; PRAGMA cache_size = -{WriterCacheKiB}; PRAGMA temp_store = MEMORY");
            return connection;
        }
        catch (SqliteException error)
        {
            connection.Dispose();
            throw SqliteFaults.Of(error, Path);
        }
    }

    /// <exception cref="StorageException">It cannot be opened.</exception>
    public SqliteConnection OpenReader()
    {
        SqliteConnection connection = Open(SqliteOpenMode.ReadWrite);
        Execute(connection, $"PRAGMA query_only = ON; PRAGMA cache_size = -{ReaderCacheKiB}");
        return connection;
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private SqliteConnection Open(SqliteOpenMode mode)
    {
        var builder = new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = mode,
            Pooling = false, // The reader pool below is bounded; the library's is not.
            DefaultTimeout = (int)Math.Ceiling(options.LockTimeout.TotalSeconds),
        };
        var connection = new SqliteConnection(builder.ConnectionString);
        try
        {
            connection.Open();
            Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {options.LockTimeout.TotalMilliseconds:F0}"));
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
