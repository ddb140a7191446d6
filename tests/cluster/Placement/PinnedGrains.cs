using CxBridge.Tests.Cluster.Fixture;
using Orleans.Concurrency;
using Orleans.Metadata;
using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace CxBridge.Tests.Cluster.Placement;

/// <summary>The key names the silo, as a call slot names its host. "here" is the silo that asks.</summary>
[GenerateSerializer]
[Immutable]
[SuppressReferenceTracking]
public sealed class ByKey : PlacementStrategy
{
    public override bool IsUsingGrainDirectory => false;

    [Id(0)]
    public string Class { get; private set; } = "";

    public override void PopulateGrainProperties(
        IServiceProvider services, Type grainClass, GrainType grainType, Dictionary<string, string> properties)
    {
        base.PopulateGrainProperties(services, grainClass, grainType, properties);
        properties["pinned-class"] = grainClass.Name;
    }

    public override void Initialize(GrainProperties properties) => Class = properties.Properties["pinned-class"];
}

[AttributeUsage(AttributeTargets.Class)]
public sealed class ByKeyAttribute() : PlacementAttribute(new ByKey());

public sealed class ByKeyDirector(Phases phases) : IPlacementDirector
{
    public async Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var key = target.GrainIdentity.Key.ToString()!;
        phases.Note($"asked by {((ByKey)strategy).Class} for {key}, mood {target.RequestContextData?.GetValueOrDefault("mood") ?? "none"}");
        await Task.Yield();
        return key switch
        {
            "here" => context.GetCompatibleSilos(target).Single(silo => silo.Equals(context.LocalSilo)),
            "gone" => throw new SiloUnavailableException("The host of this slot is gone."),
            _ => throw new InvalidOperationException($"No host is called {key}."),
        };
    }
}

public interface IPinnedGrain : IGrainWithStringKey
{
    Task<int> Count();

    Task End();
}

[ByKey]
public sealed class PinnedGrain : Grain, IPinnedGrain
{
    private int _count;

    public Task<int> Count() => Task.FromResult(++_count);

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

/// <summary>Nobody registered a director for it.</summary>
public sealed class Undirected : PlacementStrategy;

[AttributeUsage(AttributeTargets.Class)]
public sealed class UndirectedAttribute() : PlacementAttribute(new Undirected());

public interface IUndirectedGrain : IGrainWithStringKey
{
    Task Hello();
}

[Undirected]
public sealed class UndirectedGrain : Grain, IUndirectedGrain
{
    public Task Hello() => Task.CompletedTask;
}
