namespace CxBridge.Storage.Connections.Sqlite;

/// <summary>One caller's transaction on its way through the writer.</summary>
internal abstract class WriteJob(WriteClass kind, CancellationToken cancellationToken)
{
    public WriteClass Kind { get; } = kind;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Runs the work inside the open transaction; its result is kept until the commit. When another of its group throws, it runs again.</summary>
    public abstract void Run(SqlSession session);

    /// <summary>The commit is done.</summary>
    public abstract void Succeed();

    public abstract void Fail(Exception error);

    /// <returns>Whether its caller has given it up while it waited. Once it runs, it runs to its end.</returns>
    public abstract bool CancelIfAsked();
}

internal sealed class WriteJob<T>(WriteClass kind, Func<SqlSession, Task<T>> work, CancellationToken cancellationToken) : WriteJob(kind, cancellationToken)
{
    // Continuations must not run on the writer's thread: they would hold up everybody's commit.
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Task => _completion.Task;

    // SQLite has no asynchronous I/O: the work awaits the session only and has finished when this returns.
    public override void Run(SqlSession session) => _result = work(session).GetAwaiter().GetResult();

    public override void Succeed() => _completion.TrySetResult(_result!);

    public override void Fail(Exception error) => _completion.TrySetException(error);

    public override bool CancelIfAsked() => CancellationToken.IsCancellationRequested && _completion.TrySetCanceled(CancellationToken);
}
