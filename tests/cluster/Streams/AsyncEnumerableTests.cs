using System.Runtime.CompilerServices;
using CxBridge.Tests.Cluster.Fixture;
using Microsoft.Extensions.DependencyInjection;

namespace CxBridge.Tests.Cluster.Streams;

public interface ISourceGrain : IGrainWithStringKey
{
    IAsyncEnumerable<int> Count(int to, CancellationToken cancellationToken = default);

    IAsyncEnumerable<string> Slowly(CancellationToken cancellationToken = default);

    IAsyncEnumerable<int> FailAfter(int good);

    Task End();
}

public sealed class SourceGrain(Phases phases) : Grain, ISourceGrain
{
    public async IAsyncEnumerable<int> Count(int to, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var i = 1; i <= to; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (i % 10 == 0)
            {
                await Task.Yield();
            }

            yield return i;
        }
    }

    public async IAsyncEnumerable<string> Slowly([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        try
        {
            yield return "first";
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }
        finally
        {
            phases.Open("closed");
        }
    }

    public async IAsyncEnumerable<int> FailAfter(int good)
    {
        for (var i = 0; i < good; i++)
        {
            yield return i;
        }

        await Task.Yield();
        throw new InvalidDataException("dry");
    }

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

/// <summary>Rules: a method that returns IAsyncEnumerable streams in order, in batches, with failures and cancellation.</summary>
public sealed class AsyncEnumerableTests : IAsyncLifetime
{
    private readonly Phases _phases = new();
    private TestSilo _silo = null!;

    public async Task InitializeAsync() =>
        _silo = await TestSilo.StartAsync(silo => silo.Services.AddSingleton(_phases));

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    [Theory]
    [InlineData(0, 100)]
    [InlineData(250, 100)]
    [InlineData(7, 1)]
    public async Task Items_ArriveAllAndInOrder(int count, int batchSize)
    {
        var read = new List<int>();
        await foreach (var item in Source.Count(count).WithBatchSize(batchSize))
        {
            read.Add(item);
        }

        Assert.Equal(Enumerable.Range(1, count), read);
    }

    [Fact]
    public async Task Failure_ComesAfterTheItemsBeforeIt()
    {
        var read = new List<int>();
        await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (var item in Source.FailAfter(3))
            {
                read.Add(item);
            }
        });
        Assert.Equal([0, 1, 2], read);
    }

    [Fact]
    public async Task ReaderThatLeaves_ClosesTheEnumeratorInTheGrain()
    {
        await foreach (var item in Source.Slowly())
        {
            Assert.Equal("first", item);
            break;
        }

        await TestSilo.SoonAsync(_phases.Opened("closed"));
    }

    [Fact]
    public async Task Cancellation_EndsTheReader_AndTheEnumeratorInTheGrain()
    {
        using var cancellation = new CancellationTokenSource();
        var reading = Task.Run(async () =>
        {
            await foreach (var item in Source.Slowly().WithCancellation(cancellation.Token))
            {
                _phases.Open($"read {item}");
            }
        });
        await TestSilo.SoonAsync(_phases.Opened("read first"));
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TestSilo.SoonAsync(reading));
        await TestSilo.SoonAsync(_phases.Opened("closed"));
    }

    [Fact]
    public async Task ReaderOfADeactivatedGrain_IsToldSo()
    {
        await using var reader = Source.Count(1000).WithBatchSize(2).GetAsyncEnumerator();
        Assert.True(await reader.MoveNextAsync());
        await Source.End();
        await Assert.ThrowsAsync<EnumerationAbortedException>(async () =>
        {
            while (await reader.MoveNextAsync())
            {
            }
        });
    }

    private ISourceGrain Source => _silo.Grain<ISourceGrain>("s");
}
