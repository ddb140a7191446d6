using Orleans.Runtime.Placement;

namespace CxBridge.Silo.Composition;

/// <summary>There is one host, and every slot's key names it: the call engine refuses an order for any other.</summary>
internal sealed class OnlyHostDirector : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context) => Task.FromResult(context.LocalSilo);
}
