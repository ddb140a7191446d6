using System.Threading.Channels;
using CxBridge.Domain.Storage;
using Microsoft.Data.Sqlite;

namespace CxBridge.Storage.Connections.Sqlite;

/// <summary>
/// The one writer of the file, on a thread of its own, with group commit.
/// <code>
/// callers -> queue  (durable, relaxed) -> 1 take all that wait, at most 64 -> 2 BEGIN IMMEDIATE
///                                         3 each in its SAVEPOINT: one that throws undoes itself only
///                                         4 COMMIT: one fsync for all of them -> 5 answer each
/// callers -> bulk queue (imports)      -> one job in its own transaction, after each group
/// </code>
/// Both queues are bounded and drop nothing: a caller waits for room. An import's batch of 5,000 rows is the longest that anybody waits.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private const int QueueLength = 1_024;
    private const int BulkQueueLength = 4;
    private const int GroupLength = 64;

    private readonly Channel<WriteJob> queue = Channel.CreateBounded<WriteJob>(new BoundedChannelOptions(QueueLength) { SingleReader = true });
    private readonly Channel<WriteJob> bulk = Channel.CreateBounded<WriteJob>(new BoundedChannelOptions(BulkQueueLength) { SingleReader = true });
    private readonly List<WriteJob> group = new(GroupLength);
    private readonly SqliteFile file;
    private readonly SqlLibrary sql;
    private readonly Thread thread;
    private Task<bool>? waiting;
    private Task<bool>? waitingBulk;
    private SqliteConnection? connection;
    private WriteClass? synchronous;

    public SqliteWriter(SqliteFile file, SqlLibrary sql)
    {
        this.file = file;
        this.sql = sql;
        thread = new Thread(Loop) { IsBackground = true, Name = "sqlite-writer" };
        thread.Start();
    }

    public async Task<T> RunAsync<T>(WriteClass kind, Func<SqlSession, Task<T>> work, CancellationToken cancellationToken)
    {
        var job = new WriteJob<T>(kind, work, cancellationToken);
        try
        {
            await (kind == WriteClass.Bulk ? bulk : queue).Writer.WriteAsync(job, cancellationToken);
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
        queue.Writer.TryComplete();
        bulk.Writer.TryComplete();
        thread.Join();
    }

    private void Loop()
    {
        while (WaitForWork())
        {
            while (group.Count < GroupLength && queue.Reader.TryRead(out WriteJob? job))
            {
                group.Add(job);
            }

            Commit();
            if (bulk.Reader.TryRead(out WriteJob? import))
            {
                group.Add(import);
                Commit();
            }
        }

        connection?.Dispose();
    }

    // Waits until a queue has a job; false when both are closed and empty. A wait that is still under way is kept for the next turn.
    private bool WaitForWork()
    {
        waiting = waiting is { IsCompleted: false } ? waiting : queue.Reader.WaitToReadAsync().AsTask();
        waitingBulk = waitingBulk is { IsCompleted: false } ? waitingBulk : bulk.Reader.WaitToReadAsync().AsTask();
        Task.WaitAny(waiting, waitingBulk);
        return !IsOver(waiting) || !IsOver(waitingBulk);
    }

    private static bool IsOver(Task<bool> wait) => wait is { IsCompleted: true, Result: false };

    private void Commit()
    {
        foreach (WriteJob given in group.Where(j => j.CancellationToken.IsCancellationRequested))
        {
            given.Cancel();
        }

        group.RemoveAll(j => j.CancellationToken.IsCancellationRequested);
        if (group.Count == 0)
        {
            return;
        }

        try
        {
            SqliteConnection open = connection ??= file.OpenWriter();
            Begin(open); // 2
            List<WriteJob> done = group.Count == 1 ? RunAlone(open, group[0]) : RunGroup(open); // 3
            SqliteFile.Execute(open, "COMMIT"); // 4
            done.ForEach(j => j.Succeed()); // 5
        }
        catch (Exception error)
        {
            Exception told = error is SqliteException sqlite ? SqliteFaults.Of(sqlite, file.Path) : error;
            Abandon(told);
            group.ForEach(j => j.Fail(told)); // Those that were answered in the group keep their first answer.
        }
        finally
        {
            group.Clear();
        }
    }

    // The level can only change outside a transaction. FULL syncs the log at each commit; NORMAL only at checkpoints.
    private void Begin(SqliteConnection open)
    {
        WriteClass needed = group.Exists(j => j.Kind == WriteClass.Durable) ? WriteClass.Durable : WriteClass.Relaxed;
        if (synchronous != needed)
        {
            SqliteFile.Execute(open, needed == WriteClass.Durable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
            synchronous = needed;
        }

        SqliteFile.Execute(open, "BEGIN IMMEDIATE");
    }

    private List<WriteJob> RunAlone(SqliteConnection open, WriteJob job)
    {
        job.Run(Session(open));
        return [job];
    }

    private List<WriteJob> RunGroup(SqliteConnection open)
    {
        var done = new List<WriteJob>(group.Count);
        foreach (WriteJob job in group)
        {
            SqliteFile.Execute(open, "SAVEPOINT job");
            try
            {
                job.Run(Session(open));
                SqliteFile.Execute(open, "RELEASE job");
                done.Add(job);
            }
            catch (Exception error) when (InTransaction(open))
            {
                SqliteFile.Execute(open, "ROLLBACK TO job; RELEASE job");
                job.Fail(error is SqliteException sqlite ? SqliteFaults.Of(sqlite, file.Path) : error);
            }
        }

        return done;
    }

    // A full disk and the like end the whole transaction, whatever savepoints it has.
    private static bool InTransaction(SqliteConnection open) => SQLitePCL.raw.sqlite3_get_autocommit(open.Handle) == 0;

    private void Abandon(Exception told)
    {
        if (connection is null)
        {
            return;
        }

        try
        {
            if (InTransaction(connection))
            {
                SqliteFile.Execute(connection, "ROLLBACK");
            }
        }
        catch (SqliteException)
        {
            told = new StorageException(StorageFault.Failed, "The rollback failed; the file is opened anew.");
        }

        // After a fault of the file itself the connection is not trusted: the next job opens it again, and finds it mended or not.
        if (told is StorageException { Fault: not StorageFault.Conflict })
        {
            connection.Dispose();
            connection = null;
            synchronous = null;
        }
    }

    private SqlSession Session(SqliteConnection open) => new(open, null, sql, CancellationToken.None);
}
