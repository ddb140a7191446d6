using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace CxBridge.Storage.Connections.Sqlite;

/// <summary>One use of a command that its connection keeps: taken when the text is known, given back when this is disposed. Its text is set before its parameters.</summary>
internal sealed class KeptCommand(SqliteLink link) : DbCommand
{
    private SqliteCommand? _command;

    /// <summary>Set again, as Dapper does when it writes out a list, it is no longer a text of the library, and the command is not kept.</summary>
    [AllowNull]
    public override string CommandText
    {
        get => _command?.CommandText ?? "";
        set
        {
            if (_command is null)
            {
                _command = link.Take(value ?? "");
            }
            else
            {
                _command.CommandText = value;
            }
        }
    }

    public override int CommandTimeout
    {
        get => Command.CommandTimeout;
        set => Command.CommandTimeout = value;
    }

    public override CommandType CommandType
    {
        get => CommandType.Text;
        set => Command.CommandType = value;
    }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    public override bool DesignTimeVisible { get; set; }

    protected override DbConnection? DbConnection
    {
        get => link;
        set => throw new NotSupportedException("It belongs to its connection.");
    }

    protected override DbParameterCollection DbParameterCollection => Command.Parameters;

    protected override DbTransaction? DbTransaction { get; set; }

    private SqliteCommand Command => _command ?? throw new InvalidOperationException("The command has no text yet.");

    // A query on SQLite is a blocking call that runs where nobody else waits for it.
    public override void Cancel()
    {
    }

    public override int ExecuteNonQuery() => Command.ExecuteNonQuery();

    public override object? ExecuteScalar() => Command.ExecuteScalar();

    public override void Prepare() => Command.Prepare();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Command.ExecuteReader(behavior);

    protected override DbParameter CreateDbParameter() => new SqliteParameter();

    protected override void Dispose(bool disposing)
    {
        if (disposing && _command is not null)
        {
            link.GiveBack(_command);
            _command = null;
        }

        base.Dispose(disposing);
    }
}
