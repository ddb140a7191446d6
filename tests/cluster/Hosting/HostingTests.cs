using CxBridge.Tests.Cluster.Fixture;
using CxBridge.Tests.Cluster.Keys;
using Microsoft.Extensions.DependencyInjection;

namespace CxBridge.Tests.Cluster.Hosting;

public interface IAmbiguousGrain : IGrainWithStringKey
{
    Task<string> Class();
}

public sealed class LeftHandGrain : Grain, IAmbiguousGrain
{
    public Task<string> Class() => Task.FromResult("left");
}

public sealed class RightHandGrain : Grain, IAmbiguousGrain
{
    public Task<string> Class() => Task.FromResult("right");
}

/// <summary>Rules: the silo starts in stages, hosts call grains by the factory, and a class can be told by its name.</summary>
public sealed class HostingTests
{
    [Fact]
    public async Task StartupTask_MayCallGrains_BeforeTheHostHasStarted()
    {
        var phases = new Phases();
        await using var silo = await TestSilo.StartAsync(builder => builder.AddStartupTask(async (services, _) =>
            phases.Note(await services.GetRequiredService<IGrainFactory>().GetGrain<IStringKeyGrain>("early").Key())));
        Assert.Equal(["early"], phases.Journal);
    }

    [Fact]
    public async Task Lifecycle_StartsStagesUpwards_AndStopsThemDownwards()
    {
        var phases = new Phases();
        await using (await TestSilo.StartAsync(builder => builder.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(new Stages(phases))))
        {
            phases.Note("running");
        }

        Assert.Equal(["start 4000", "start 10000", "running", "stop 10000", "stop 4000"], phases.Journal);
    }

    [Fact]
    public async Task ClusterClient_IsTheFactoryOfTheSilo()
    {
        await using var silo = await TestSilo.StartAsync();
        var client = silo.Services.GetRequiredService<IClusterClient>();
        Assert.Equal("k", await client.GetGrain<IStringKeyGrain>("k").Key());
        Assert.NotEmpty(silo.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress.ToParsableString());
    }

    [Fact]
    public async Task InterfaceOfSeveralClasses_NeedsAClassName()
    {
        await using var silo = await TestSilo.StartAsync();
        Assert.Throws<ArgumentException>(() => silo.Grains.GetGrain<IAmbiguousGrain>("x"));
        Assert.Equal("left", await silo.Grains.GetGrain<IAmbiguousGrain>("x", typeof(LeftHandGrain).FullName).Class());
        Assert.Equal("right", await silo.Grains.GetGrain<IAmbiguousGrain>("x", typeof(RightHandGrain).FullName).Class());
    }

    [Fact]
    public async Task GrainId_FindsTheGrainAgain()
    {
        await using var silo = await TestSilo.StartAsync();
        var id = silo.Grains.GetGrain<IStringKeyGrain>("slot:a/1").GetGrainId();
        Assert.Equal("stringkey/slot:a/1", id.ToString());
        Assert.Equal("slot:a/1", await silo.Grains.GetGrain<IStringKeyGrain>(GrainId.Parse(id.ToString())).Key());
        Assert.Equal("slot:a/1", await silo.Grains.GetGrain(id).AsReference<IStringKeyGrain>().Key());
    }

    private sealed class Stages(Phases phases) : ILifecycleParticipant<ISiloLifecycle>
    {
        public void Participate(ISiloLifecycle lifecycle)
        {
            foreach (var stage in new[] { ServiceLifecycleStage.ApplicationServices, ServiceLifecycleStage.RuntimeServices })
            {
                lifecycle.Subscribe(nameof(Stages), stage, _ => Note($"start {stage}"), _ => Note($"stop {stage}"));
            }
        }

        private Task Note(string entry)
        {
            phases.Note(entry);
            return Task.CompletedTask;
        }
    }
}
