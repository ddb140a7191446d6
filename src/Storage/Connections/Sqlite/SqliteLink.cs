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
