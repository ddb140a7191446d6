namespace CxBridge.Storage.Connections.Sqlite;

/// <summary>One caller's transaction on its way through the writer.</summary>
internal abstract class WriteJob(WriteClass kind, CancellationToken cancellationToken)
{
    public WriteClass Kind { get; } = kind;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Runs the work inside the open transaction; its result is kept until the commit.</summary>
    public abstract void Run(SqlSession session);

    /// <summary>The commit is done.</summary>
    public abstract void Succeed();

    public abstract void Fail(Exception error);

    public abstract void Cancel();
}

internal sealed class WriteJob<T>(WriteClass kind, Func<SqlSession, Task<T>> work, CancellationToken cancellationToken) : WriteJob(kind, cancellationToken)
{
    // Continuations must not run on the writer's thread: they would hold up everybody's commit.
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;

    public Task<T> Task => completion.Task;

    // SQLite has no asynchronous I/O: the work awaits the session only and has finished when this returns.
    public override void Run(SqlSession session) => result = work(session).GetAwaiter().GetResult();

    public override void Succeed() => completion.TrySetResult(result!);

    public override void Fail(Exception error) => completion.TrySetException(error);

    public override void Cancel() => completion.TrySetCanceled(CancellationToken);
}
