using System.Threading.Channels;
using CxBridge.Domain.Storage;
using Microsoft.Data.Sqlite;

namespace CxBridge.Storage.Connections.Sqlite;

/// <summary>
/// The one writer of the file, on a thread of its own, with group commit.
/// <code>
/// callers -> queue  (durable, relaxed) -> 1 take all that wait, at most 64 -> 2 BEGIN IMMEDIATE
///                                         3 one after the other; if one throws, all is undone and done again, each in its SAVEPOINT
///                                         4 COMMIT: one fsync for all of them -> 5 answer each -> 6 is the log due for a copy?
/// callers -> bulk queue (imports)      -> one job in its own transaction, after each group
/// </code>
/// Both queues are bounded and drop nothing: a caller waits for room. An import's batch of 5,000 rows is the longest that anybody waits.
/// A SAVEPOINT keeps the first image of each page that its job changes, which costs as much as many a job; those that throw are few.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private const int QueueLength = 1_024;
    private const int BulkQueueLength = 4;
    private const int GroupLength = 64;

    private readonly Channel<WriteJob> _queue = Channel.CreateBounded<WriteJob>(new BoundedChannelOptions(QueueLength) { SingleReader = true });
    private readonly Channel<WriteJob> _bulk = Channel.CreateBounded<WriteJob>(new BoundedChannelOptions(BulkQueueLength) { SingleReader = true });
    private readonly List<WriteJob> _group = new(GroupLength);
    private readonly SqliteFile _file;
    private readonly SqlLibrary _sql;
    private readonly SqliteCheckpointer _checkpointer;
    private readonly Thread _thread;
    private Task<bool>? _waiting;
    private Task<bool>? _waitingBulk;
    private SqliteLink? _connection;
    private WriteClass? _synchronous;

    public SqliteWriter(SqliteFile file, SqlLibrary sql)
    {
        _file = file;
        _sql = sql;
        _checkpointer = new SqliteCheckpointer(file);
        _thread = new Thread(Loop) { IsBackground = true, Name = "sqlite-writer" };
        _thread.Start();
    }

    public async Task<T> RunAsync<T>(WriteClass kind, Func<SqlSession, Task<T>> work, CancellationToken cancellationToken)
    {
        var job = new WriteJob<T>(kind, work, cancellationToken);
        try
        {
            await (kind == WriteClass.Bulk ? _bulk : _queue).Writer.WriteAsync(job, cancellationToken);
        }
        catch (ChannelClosedException closed)
        {
            throw new ObjectDisposedException("The store is closed.", closed);
        }

        return await job.Task;
    }

    /// <summary>Takes no more jobs, finishes those that wait, closes the file.</summary>
    public void Dispose()
    {
        _queue.Writer.TryComplete();
        _bulk.Writer.TryComplete();
        _thread.Join();
        _checkpointer.Dispose();
    }

    private void Loop()
    {
        while (WaitForWork())
        {
            while (_group.Count < GroupLength && _queue.Reader.TryRead(out WriteJob? job))
            {
                _group.Add(job);
            }

            Commit();
            if (_bulk.Reader.TryRead(out WriteJob? import))
            {
                _group.Add(import);
                Commit();
            }
        }

        _connection?.Dispose();
    }

    // Waits until a queue has a job; false when both are closed and empty. A wait that is still under way is kept for the next turn.
    private bool WaitForWork()
    {
        _waiting = _waiting is { IsCompleted: false } ? _waiting : _queue.Reader.WaitToReadAsync().AsTask();
        _waitingBulk = _waitingBulk is { IsCompleted: false } ? _waitingBulk : _bulk.Reader.WaitToReadAsync().AsTask();
        Task.WaitAny(_waiting, _waitingBulk);
        return !IsOver(_waiting) || !IsOver(_waitingBulk);
    }

    private static bool IsOver(Task<bool> wait) => wait is { IsCompleted: true, Result: false };

    private void Commit()
    {
        _group.RemoveAll(j => j.CancelIfAsked());
        if (_group.Count == 0)
        {
            return;
        }

        try
        {
            SqliteLink open = _connection ??= _file.OpenWriter();
            Begin(open); // 2
            List<WriteJob> done = RunGroup(open); // 3
            open.Run("COMMIT"); // 4
            done.ForEach(j => j.Succeed()); // 5
            _checkpointer.AfterCommit(open); // 6
        }
        catch (Exception error)
        {
            Exception told = error is SqliteException sqlite ? SqliteFaults.Of(sqlite, _file.Path) : error;
            Abandon(told);
            _group.ForEach(j => j.Fail(told)); // Those that were answered in the group keep their first answer.
        }
        finally
        {
            _group.Clear();
        }
    }

    // The level can only change outside a transaction. FULL syncs the log at each commit; NORMAL only at checkpoints.
    private void Begin(SqliteLink open)
    {
        WriteClass needed = _group.Exists(j => j.Kind == WriteClass.Durable) ? WriteClass.Durable : WriteClass.Relaxed;
        if (_synchronous != needed)
        {
            open.RunOnce(needed == WriteClass.Durable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
            _synchronous = needed;
        }

        open.Run("BEGIN IMMEDIATE");
    }

    private List<WriteJob> RunGroup(SqliteLink open)
    {
        try
        {
            _group.ForEach(job => job.Run(Session(open)));
            return _group;
        }
        catch (Exception) when (_group.Count > 1 && open.InTransaction) // A full disk and the like end the transaction.
        {
            open.Run("ROLLBACK");
            open.Run("BEGIN IMMEDIATE");
            return RunApart(open);
        }
    }

    private List<WriteJob> RunApart(SqliteLink open)
    {
        var done = new List<WriteJob>(_group.Count);
        foreach (WriteJob job in _group)
        {
            open.Run("SAVEPOINT job");
            try
            {
                job.Run(Session(open));
                open.Run("RELEASE job");
                done.Add(job);
            }
            catch (Exception error) when (open.InTransaction)
            {
                open.Run("ROLLBACK TO job; RELEASE job");
                job.Fail(error is SqliteException sqlite ? SqliteFaults.Of(sqlite, _file.Path) : error);
            }
        }

        return done;
    }

    private void Abandon(Exception told)
    {
        if (_connection is null)
        {
            return;
        }

        try
        {
            if (_connection.InTransaction)
            {
                _connection.Run("ROLLBACK");
            }
        }
        catch (SqliteException)
        {
            told = new StorageException(StorageFault.Failed, "The rollback failed; the file is opened anew.");
        }

        // After a fault of the file itself the connection is not trusted: the next job opens it again, and finds it mended or not.
        if (told is StorageException { Fault: not StorageFault.Conflict })
        {
            _connection.Dispose();
            _connection = null;
            _synchronous = null;
        }
    }

    private SqlSession Session(SqliteLink open) => new(open, null, _sql, CancellationToken.None);
}
