using CxBridge.Storage.Connections;

namespace CxBridge.Tests.Contract.Settings;

/// <summary>A database whose answers are on their way for as long as a test wants.</summary>
internal sealed class HeldReads(IDatabase database) : IDatabase
{
    private readonly TaskCompletionSource _read = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the database has answered for the first time.</summary>
    public Task Read => _read.Task;

    public Dialect Dialect => database.Dialect;

    public void Release() => _released.SetResult();

    public async Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellationToken)
    {
        T answer = await database.ReadAsync(work, cancellationToken);
        _read.TrySetResult();
        await _released.Task;
        return answer;
    }

    public Task<T> WriteAsync<T>(WriteClass kind, Func<SqlSession, Task<T>> work, CancellationToken cancellationToken) => database.WriteAsync(kind, work, cancellationToken);

    public Task<T> WriteOnceAsync<T>(WriteClass kind, Func<SqlSession, Task<T>> work, CancellationToken cancellationToken) =>
        database.WriteOnceAsync(kind, work, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
