using CxBridge.Tests.Cluster.Fixture;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;

namespace CxBridge.Tests.Cluster.Concurrency;

public interface IWorkerGrain : IGrainWithStringKey
{
    Task<Guid> Work(string name);
}

[StatelessWorker(2)]
public sealed class WorkerGrain(Phases phases) : Grain, IWorkerGrain
{
    private readonly Guid _me = Guid.NewGuid();

    public async Task<Guid> Work(string name)
    {
        phases.Open($"{name} began");
        await phases.Opened($"release {name}");
        return _me;
    }
}

/// <summary>Rule: a stateless worker has as many activations of one id as it needs, up to its limit.</summary>
public sealed class StatelessWorkerTests
{
    [Fact]
    public async Task Workers_OfOneId_WorkInParallel_UpToTheLimit()
    {
        var phases = new Phases();
        await using var silo = await TestSilo.StartAsync(builder => builder.Services.AddSingleton(phases));
        var grain = silo.Grain<IWorkerGrain>("w");
        var first = grain.Work("first");
        var second = grain.Work("second");
        await TestSilo.SoonAsync(Task.WhenAll(phases.Opened("first began"), phases.Opened("second began")));
        var third = grain.Work("third");
        await TestSilo.SettleAsync();
        Assert.False(phases.IsOpen("third began"));

        phases.Open("release first");
        phases.Open("release second");
        phases.Open("release third");
        var workers = await TestSilo.SoonAsync(Task.WhenAll(first, second, third));
        Assert.NotEqual(workers[0], workers[1]);
        Assert.Contains(workers[2], workers[..2]);
    }
}
