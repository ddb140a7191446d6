using CxBridge.Grains.Fleet;
using CxBridge.Grains.Interfaces;
using Orleans.Runtime.Placement;

namespace CxBridge.Silo.Composition;

/// <summary>Finds the silo of the host that the key of a slot or line names. A silo bears the name of its host.</summary>
internal sealed class PinnedToHostDirector(ISiloStatusOracle silos) : IPlacementDirector
{
    /// <exception cref="SiloUnavailableException">The host is not there; no other may carry its slots.</exception>
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        (_, string host, _) = GrainKeys.ParsePlace(target.GrainIdentity.Key.ToString()!);
        foreach (SiloAddress silo in context.GetCompatibleSilos(target))
        {
            if (silos.TryGetSiloName(silo, out string? name) && name == host)
            {
                return Task.FromResult(silo);
            }
        }

        throw new SiloUnavailableException($"The host '{host}' of {target.GrainIdentity} is not in this cell now.");
    }
}
