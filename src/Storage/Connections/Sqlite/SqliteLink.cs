using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace CxBridge.Storage.Connections.Sqlite;

/// <summary>
/// A connection to the file that keeps the commands it has run. To parse a statement and to plan it takes longer than to run it, and a command holds
/// on to what it prepared for as long as its text stays the same. Used by one thread at a time.
/// <code>
/// text set -> 1 take the command of this text, or make one -> 2 arguments, run -> 3 disposed: give it back, without its arguments
/// </code>
/// Only texts of the library are kept. Of others there is no end; and many pragmas act while they are prepared (sqlite.org/pragma.html), so that a
/// kept PRAGMA synchronous, run again, would leave the gate without its sync.
/// </summary>
internal sealed class SqliteLink(string connectionString, SqlLibrary sql) : SqliteConnection(connectionString)
{
    // By reference: the library gives one string for one statement, and comparing texts would cost as much as some statements do.
    private readonly Dictionary<string, SqliteCommand> _idle = new(ReferenceEqualityComparer.Instance);

    /// <summary>False once a fault, such as a full disk, has ended the transaction.</summary>
    public bool InTransaction => SQLitePCL.raw.sqlite3_get_autocommit(Handle) == 0;

    /// <summary>No plan depends on an argument (sqlite.org/queryplanner-ng.html#qpsg). A plan that might, because the argument is compared with what a
    /// partial index says of its column, is made anew each time the argument is set, and to make it takes longer than to run it.</summary>
    public void KeepPlans() => SQLitePCL.raw.sqlite3_db_config(Handle, SQLitePCL.raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _);

    /// <summary>Runs a constant text, such as COMMIT, and keeps its command.</summary>
    public void Run(string constant)
    {
        SqliteCommand command = Take(constant);
        try
        {
            command.ExecuteNonQuery();
        }
        finally
        {
            _idle.Add(constant, command);
        }
    }

    /// <summary>Runs statements that are not kept: pragmas.</summary>
    public void RunOnce(string script)
    {
        using SqliteCommand command = CreateCommand();
        command.CommandText = script;
        command.ExecuteNonQuery();
    }

    /// <summary>Copies of the log into the file what no reader stands in the way of (sqlite.org/c3ref/wal_checkpoint_v2.html, PASSIVE).</summary>
    /// <returns>How many pages of the log are left; 0 where it cannot be done now.</returns>
    public int Checkpoint() =>
        SQLitePCL.raw.sqlite3_wal_checkpoint_v2(Handle, "main", SQLitePCL.raw.SQLITE_CHECKPOINT_PASSIVE, out int pages, out int copied) == SQLitePCL.raw.SQLITE_OK ? pages - copied : 0;

    /// <summary>How many pages it has written to the log since it was asked last.</summary>
    public int TakePagesWritten()
    {
        SQLitePCL.raw.sqlite3_db_status(Handle, SQLitePCL.raw.SQLITE_DBSTATUS_CACHE_WRITE, out int pages, out _, resetFlg: 1);
        return pages;
    }

    /// <summary>Step 1.</summary>
    internal SqliteCommand Take(string text)
    {
        if (_idle.Remove(text, out SqliteCommand? kept))
        {
            return kept;
        }

        SqliteCommand command = CreateCommand();
        command.CommandText = text;
        return command;
    }

    /// <summary>Step 3.</summary>
    internal void GiveBack(SqliteCommand command)
    {
        command.Parameters.Clear();
        if (!sql.Holds(command.CommandText) || !_idle.TryAdd(command.CommandText, command))
        {
            command.Dispose();
        }
    }

    /// <summary>What Dapper asks for.</summary>
    protected override DbCommand CreateDbCommand() => new KeptCommand(this);

    protected override void Dispose(bool disposing)
    {
        foreach (SqliteCommand command in _idle.Values)
        {
            command.Dispose();
        }

        _idle.Clear();
        base.Dispose(disposing);
    }
}
