using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using CxBridge.Domain.Storage;
using CxBridge.Storage;
using CxBridge.Storage.Connections;
using CxBridge.Storage.Connections.Watched;
using CxBridge.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CxBridge.Tests.Contract.Connections;

/// <summary>A database that goes away under a process: each failure is counted, the outage is said once, and so is its end.</summary>
public sealed class WatchedDatabaseTests : IDisposable, ILogger<WatchedDatabase>
{
    private readonly ServiceProvider _meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly ConcurrentQueue<string> _said = new();
    private readonly Dictionary<string, long> _counts = [];
    private readonly MeterListener _listener = new();
    private readonly StorageMetrics _metrics;
    private readonly VirtualTime _time = new();
    private readonly Faulty _inner = new();
    private readonly WatchedDatabase _database;

    public WatchedDatabaseTests()
    {
        IMeterFactory ours = _meters.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == ours)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, count, tags, _) =>
            _counts[$"{instrument.Name} {tags[0].Value}"] = _counts.GetValueOrDefault($"{instrument.Name} {tags[0].Value}") + count);
        _listener.Start();
        _metrics = new StorageMetrics(ours);
        _database = new WatchedDatabase(_inner, _metrics, _time, this);
    }

    [Theory]
    [InlineData(StorageFault.Unreachable)]
    [InlineData(StorageFault.Full)]
    [InlineData(StorageFault.ReadOnly)]
    [InlineData(StorageFault.Corrupt)]
    public async Task Outage_IsSaidOnceWithTheCure_CountedEachTime_AndItsEndIsSaidOnce(StorageFault fault)
    {
        await AskAsync(times: 3);
        _inner.Fault = fault;
        await AskAsync(times: 30);
        _inner.Fault = null;
        _time.Advance(OutageWatch.Calm);
        await AskAsync(times: 3);

        Assert.Equal(90, _counts[$"cxbridge.storage.failures {fault}"]);
        Assert.Equal(2, _said.Count);
        Assert.Contains($"away ({fault}): Set Storage:This.", _said.First(), StringComparison.Ordinal);
        Assert.Contains("90 transactions", _said.Last(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StorageFault.Busy)]
    [InlineData(StorageFault.Failed)]
    public async Task OneTransactionThatFails_IsCountedAndNoOutage(StorageFault fault)
    {
        await AskAsync(times: 1);
        _inner.Fault = fault;
        await AskAsync(times: 2);

        Assert.Equal(6, _counts[$"cxbridge.storage.failures {fault}"]);
        Assert.Empty(_said);
    }

    [Fact]
    public async Task ValueThatIsTaken_IsAnAnswerAndNoFailure()
    {
        _inner.Fault = StorageFault.Conflict;
        await AskAsync(times: 1);

        Assert.Empty(_counts);
    }

    [Fact]
    public async Task DatabaseThatNeverWorked_IsLeftToTheStartToTellOf()
    {
        _inner.Fault = StorageFault.Unreachable;
        await AskAsync(times: 1);

        Assert.Empty(_said);
        Assert.Equal(3, _counts["cxbridge.storage.failures Unreachable"]);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _metrics.Dispose();
        _meters.Dispose();
    }

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _said.Enqueue(formatter(state, exception));

    // In each of the three ways to ask.
    private async Task AskAsync(int times)
    {
        for (int i = 0; i < times; i++)
        {
            await EitherWayAsync(_database.ReadAsync(static _ => Task.FromResult(1), CancellationToken.None));
            await EitherWayAsync(_database.WriteAsync(WriteClass.Durable, static _ => Task.FromResult(1), CancellationToken.None));
            await EitherWayAsync(_database.WriteOnceAsync(WriteClass.Relaxed, static _ => Task.FromResult(1), CancellationToken.None));
        }
    }

    private async Task EitherWayAsync(Task<int> transaction)
    {
        if (_inner.Fault is { } fault)
        {
            Assert.Equal(fault, (await Assert.ThrowsAsync<StorageException>(() => transaction)).Fault);
        }
        else
        {
            Assert.Equal(1, await transaction);
        }
    }

    /// <summary>Does every transaction, or none.</summary>
    private sealed class Faulty : IDatabase
    {
        public StorageFault? Fault { get; set; }

        public Dialect Dialect => Dialect.Sqlite;

        public Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellationToken) => AnswerAsync(work);

        public Task<T> WriteAsync<T>(WriteClass kind, Func<SqlSession, Task<T>> work, CancellationToken cancellationToken) => AnswerAsync(work);

        public Task<T> WriteOnceAsync<T>(WriteClass kind, Func<SqlSession, Task<T>> work, CancellationToken cancellationToken) => AnswerAsync(work);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private Task<T> AnswerAsync<T>(Func<SqlSession, Task<T>> work) =>
            Fault is { } fault ? Task.FromException<T>(new StorageException(fault, "Set Storage:This.")) : work(null!);
    }
}
