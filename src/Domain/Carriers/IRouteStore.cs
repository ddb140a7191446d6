using CxBridge.Domain.Carriers.Routing;

namespace CxBridge.Domain.Carriers;

/// <summary>Port: routes by prefix.</summary>
public interface IRouteStore
{
    /// <summary>All routes by prefix.</summary>
    Task<IReadOnlyList<Route>> ListAsync(CancellationToken cancellationToken);

    /// <summary>All routes for look-ups: at most 10 s old, and never older than a change made through this very store.</summary>
    Task<RouteTable> TableAsync(CancellationToken cancellationToken);

    /// <summary>Adds or replaces the route of a prefix.</summary>
    Task SaveAsync(Route route, CancellationToken cancellationToken);

    /// <returns>False when there was none.</returns>
    Task<bool> RemoveAsync(string prefix, CancellationToken cancellationToken);
}
