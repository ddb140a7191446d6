using CxBridge.Tests.Cluster.Fixture;
using Microsoft.Extensions.DependencyInjection;

namespace CxBridge.Tests.Cluster.Cancellation;

public interface IStoppableGrain : IGrainWithStringKey
{
    Task Work(string name, GrainCancellationToken token);

    Task WorkThrough(string over, GrainCancellationToken token);

    Task<bool> IsStopped(GrainCancellationToken token);
}

public sealed class StoppableGrain(Phases phases) : Grain, IStoppableGrain
{
    public async Task Work(string name, GrainCancellationToken token)
    {
        var scheduler = TaskScheduler.Current;
        var stopped = new TaskCompletionSource();
        using var _ = token.CancellationToken.Register(() =>
        {
            phases.Note(ReferenceEquals(TaskScheduler.Current, scheduler) ? "in a turn" : "outside a turn");
            stopped.TrySetResult();
        });
        phases.Open($"{name} began");
        await stopped.Task;
    }

    public Task WorkThrough(string over, GrainCancellationToken token) => GrainFactory.GetGrain<IStoppableGrain>(over).Work(over, token);

    public Task<bool> IsStopped(GrainCancellationToken token) => Task.FromResult(token.CancellationToken.IsCancellationRequested);
}

/// <summary>Rules: a grain cancellation token goes with calls through any number of grains, and is raised in a turn of each.</summary>
public sealed class GrainCancellationTokenTests : IAsyncLifetime
{
    private readonly Phases _phases = new();
    private TestSilo _silo = null!;

    public async Task InitializeAsync() =>
        _silo = await TestSilo.StartAsync(silo => silo.Services.AddSingleton(_phases));

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    [Fact]
    public async Task Cancel_ReachesTheGrain_InATurn()
    {
        using var source = new GrainCancellationTokenSource();
        var working = _silo.Grain<IStoppableGrain>("a").Work("a", source.Token);
        await _phases.Opened("a began");
        await TestSilo.SoonAsync(source.Cancel());
        await TestSilo.SoonAsync(working);
        Assert.True(source.IsCancellationRequested);
        Assert.Equal(["in a turn"], _phases.Journal);
    }

    [Fact]
    public async Task Cancel_ReachesAGrainBehindAnother()
    {
        using var source = new GrainCancellationTokenSource();
        var working = _silo.Grain<IStoppableGrain>("a").WorkThrough("b", source.Token);
        await _phases.Opened("b began");
        await TestSilo.SoonAsync(source.Cancel());
        await TestSilo.SoonAsync(working);
        Assert.Equal(["in a turn"], _phases.Journal);
    }

    [Fact]
    public async Task TokenThatIsCancelledAlready_ArrivesSo()
    {
        using var source = new GrainCancellationTokenSource();
        Assert.False(await _silo.Grain<IStoppableGrain>("a").IsStopped(source.Token));
        await source.Cancel();
        Assert.True(await _silo.Grain<IStoppableGrain>("a").IsStopped(source.Token));
    }
}
