using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CxBridge.Bench.Chaos;

/// <summary>
/// Reads the hosts' database from outside, while they live and after one died. Readers hold up nobody (WAL). The connection stays open, so that no
/// life of the host is the last to close the file: what the next one finds is what the kill has left.
/// </summary>
internal sealed class Rows : IDisposable
{
    private const string NewestId = "SELECT MAX(id) FROM attempt";
    private const string Ended = "SELECT COUNT(*) FROM attempt WHERE state = 'closed' AND outcome <> 'unknown'";
    private const string AnyWaiting = "SELECT 1 FROM outbox WHERE state = 'waiting' LIMIT 1";
    private const string LastGate = "SELECT MAX(started_at) FROM attempt WHERE state = 'dialling'";

    private readonly DbConnection _connection;

    static Rows() => SQLitePCL.Batteries_V2.Init();

    public Rows(Stage stage)
    {
        _connection = stage.Open();
        if (_connection is SqliteConnection)
        {
            _connection.Execute("PRAGMA query_only = ON");
        }
    }

    /// <summary>The newest claim; ids sort by time. Empty before the first.</summary>
    public string NewestClaim => _connection.ExecuteScalar<string?>(NewestId) ?? "";

    /// <summary>Attempts whose end the host saw itself.</summary>
    public long EndedCount => _connection.ExecuteScalar<long>(Ended);

    public bool SomeUndelivered => _connection.ExecuteScalar<int?>(AnyWaiting) is not null;

    /// <summary>When the newest attempt that is still dialling passed the gate, microseconds; 0 when none is.</summary>
    public long NewestGate => _connection.ExecuteScalar<long?>(LastGate) ?? 0;

    /// <summary>The host of the newest call that is under way; null when there is none.</summary>
    public string? BusiestHost => _connection.ExecuteScalar<string?>(
        "SELECT host_name FROM attempt WHERE state NOT IN ('reserved', 'closed', 'void') ORDER BY started_at DESC LIMIT 1");

    public List<AttemptRow> Open() => _connection.Query<AttemptRow>(
        "SELECT id AS Id, contact_id AS Contact, state AS State, outcome AS Outcome, started_at AS StartedAt, host_name AS Host FROM attempt WHERE state NOT IN ('closed', 'void')").AsList();

    public List<AttemptRow> Attempts() => _connection.Query<AttemptRow>(
        "SELECT id AS Id, contact_id AS Contact, state AS State, outcome AS Outcome, started_at AS StartedAt, host_name AS Host FROM attempt ORDER BY id").AsList();

    public List<ContactRow> Contacts() => _connection.Query<ContactRow>(
        "SELECT id AS Id, phone AS Phone, state AS State, attempts AS Attempts, next_at AS NextAt FROM contact").AsList();

    public void Dispose() => _connection.Dispose();
}
