using CxBridge.Domain.Storage;
using Microsoft.Extensions.Logging;

namespace CxBridge.Storage.Connections.Watched;

/// <summary>Counts what the database refuses. That it is away, and that it is back, is said once for the whole process, with the cure; whoever asked decides what
/// becomes of the work.</summary>
internal sealed partial class WatchedDatabase(IDatabase inner, StorageMetrics metrics, TimeProvider time, ILogger<WatchedDatabase> logger) : IDatabase
{
    private readonly OutageWatch _outages = new();
    private readonly long _born = time.GetTimestamp();

    public Dialect Dialect => inner.Dialect;

    private TimeSpan Now => time.GetElapsedTime(_born);

    public Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellationToken) => WatchAsync(inner.ReadAsync(work, cancellationToken));

    public Task<T> WriteAsync<T>(WriteClass kind, Func<SqlSession, Task<T>> work, CancellationToken cancellationToken) =>
        WatchAsync(inner.WriteAsync(kind, work, cancellationToken));

    public Task<T> WriteOnceAsync<T>(WriteClass kind, Func<SqlSession, Task<T>> work, CancellationToken cancellationToken) =>
        WatchAsync(inner.WriteOnceAsync(kind, work, cancellationToken));

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private async Task<T> WatchAsync<T>(Task<T> transaction)
    {
        try
        {
            T result = await transaction;
            if (_outages.Worked(Now) is { } outage)
            {
                LogBack(outage.Length, outage.Failures);
            }

            return result;
        }
        catch (StorageException problem) when (problem.Fault != StorageFault.Conflict)
        {
            metrics.Failed(problem.Fault);
            if (OutageWatch.IsOutage(problem.Fault) && _outages.Failed(Now))
            {
                LogAway(problem.Fault, problem.Message);
            }

            throw;
        }
    }

    // The cure is a sentence of its own, and the stack is that of whoever asked first, which helps nobody.
    [LoggerMessage(Level = LogLevel.Error, Message = "The database is away ({Fault}): {Cure} Live calls go on and nobody new is dialled; further failures are only counted until it is back")]
    private partial void LogAway(StorageFault fault, string cure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database is back. It was away for {Length}; {Failures} transactions failed meanwhile and are done again by whoever needs them")]
    private partial void LogBack(TimeSpan length, long failures);
}
