using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Metadata;
using Orleans.Placement;

namespace Orleans.Runtime.Placement;

/// <summary>The strategy of a grain class and the director that is asked before a grain of the class is activated.</summary>
internal sealed class PlacementRule(PlacementStrategy strategy, IPlacementDirector director)
{
    private const string NameOfStrategy = "placement-strategy";

    /// <summary>Null for a class that leaves it to the runtime, whose own strategies all end at the only silo there is.</summary>
    public static PlacementRule? Of(Type grainClass, GrainType grainType, IServiceProvider services)
    {
        if (grainClass.GetCustomAttribute<PlacementAttribute>(inherit: true)?.PlacementStrategy is not { } declared)
        {
            return null;
        }

        var properties = new Dictionary<string, string>();
        declared.PopulateGrainProperties(services, grainClass, grainType, properties);
        var name = properties.GetValueOrDefault(NameOfStrategy, declared.GetType().Name);

        // Not the attribute's own instance: on another silo there would be none.
        if (services.GetKeyedService<PlacementStrategy>(name) is not { } strategy)
        {
            return declared.GetType().Assembly == typeof(PlacementStrategy).Assembly
                ? null
                : throw new KeyNotFoundException($"Could not resolve placement strategy {name} for grain type {grainType}.");
        }

        strategy.Initialize(new GrainProperties(properties.ToImmutableDictionary()));
        return new PlacementRule(strategy, services.GetRequiredKeyedService<IPlacementDirector>(strategy.GetType()));
    }

    /// <summary>Asks the director. Throws what it throws, and <see cref="SiloUnavailableException"/> where it names another silo.</summary>
    public async Task Ask(PlacementTarget target, SiloAddress local)
    {
        var chosen = await director.OnAddActivation(strategy, target, new OneSilo(local));
        if (!local.Equals(chosen))
        {
            throw new SiloUnavailableException($"{target.GrainIdentity} is placed on {chosen}, which is not there: this process is the only silo.");
        }
    }

    private sealed class OneSilo(SiloAddress local) : IPlacementContext
    {
        public SiloAddress LocalSilo => local;

        public SiloStatus LocalSiloStatus => SiloStatus.Active;

        public SiloAddress[] GetCompatibleSilos(PlacementTarget target) => [local];

        public IReadOnlyDictionary<ushort, SiloAddress[]> GetCompatibleSilosWithVersions(PlacementTarget target) =>
            new Dictionary<ushort, SiloAddress[]> { [target.InterfaceVersion] = [local] };
    }
}
