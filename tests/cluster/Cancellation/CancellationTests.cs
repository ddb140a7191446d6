using CxBridge.Tests.Cluster.Fixture;
using Microsoft.Extensions.DependencyInjection;

namespace CxBridge.Tests.Cluster.Cancellation;

public interface ICancellableGrain : IGrainWithStringKey
{
    Task<int> Wait(string name, CancellationToken cancellationToken);

    Task Answer(CancellationToken cancellationToken = default);
}

public sealed class CancellableGrain(Phases phases) : Grain, ICancellableGrain
{
    public async Task<int> Wait(string name, CancellationToken cancellationToken)
    {
        var scheduler = TaskScheduler.Current;
        using var _ = cancellationToken.Register(
            () => phases.Note(ReferenceEquals(TaskScheduler.Current, scheduler) ? "in a turn" : "outside a turn"));
        phases.Open($"{name} began");
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }
        finally
        {
            phases.Open($"{name} ended");
        }

        return 1;
    }

    public Task Answer(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Rules: a token crosses; cancelling it ends the caller's wait and reaches the grain, in a turn.</summary>
public sealed class CancellationTests : IAsyncLifetime
{
    private readonly Phases _phases = new();
    private TestSilo _silo = null!;

    public async Task InitializeAsync() =>
        _silo = await TestSilo.StartAsync(silo => silo.Services.AddSingleton(_phases));

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    [Fact]
    public async Task Cancel_WhileTheMethodRuns_ReachesTheGrainInATurn_AndTheCaller()
    {
        using var cancellation = new CancellationTokenSource();
        var waiting = Grain.Wait("first", cancellation.Token);
        await _phases.Opened("first began");
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TestSilo.SoonAsync(waiting));
        await TestSilo.SoonAsync(_phases.Opened("first ended"));
        Assert.Equal(["in a turn"], _phases.Journal);
    }

    [Fact]
    public async Task Cancel_WhileTheRequestWaits_KeepsItFromStarting()
    {
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        var running = Grain.Wait("first", first.Token);
        await _phases.Opened("first began");
        var waiting = Grain.Wait("second", second.Token);
        await second.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TestSilo.SoonAsync(waiting));
        await first.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TestSilo.SoonAsync(running));
        await TestSilo.SoonAsync(Grain.Answer());
        Assert.False(_phases.IsOpen("second began"));
    }

    [Fact]
    public async Task TokenThatIsCancelledAlready_SendsNothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Grain.Wait("never", new CancellationToken(canceled: true)));
        await TestSilo.SoonAsync(Grain.Answer(CancellationToken.None));
        Assert.False(_phases.IsOpen("never began"));
    }

    private ICancellableGrain Grain => _silo.Grain<ICancellableGrain>("c");
}
