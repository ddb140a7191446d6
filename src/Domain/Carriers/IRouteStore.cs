using CxBridge.Domain.Carriers.Routing;

namespace CxBridge.Domain.Carriers;

/// <summary>Port: routes by prefix.</summary>
public interface IRouteStore
{
    /// <summary>All routes by prefix.</summary>
    Task<IReadOnlyList<Route>> ListAsync(CancellationToken cancellationToken);

    /// <summary>All routes for look-ups: at most 10 s old, and never older than a change made through this very store.</summary>
    Task<RouteTable> TableAsync(CancellationToken cancellationToken);

    /// <summary>The route of a prefix, or null; never an old one.</summary>
    Task<Route?> FindAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>Adds or replaces the route of a prefix, whatever its revision is.</summary>
    /// <returns>The route with its new revision.</returns>
    Task<Route> SaveAsync(Route route, CancellationToken cancellationToken);

    /// <summary>Replaces a route that is still at the revision given.</summary>
    /// <returns>The route with its new revision; null when somebody else was faster, or it is gone.</returns>
    Task<Route?> ReplaceAsync(Route route, CancellationToken cancellationToken);

    /// <summary>Removes a route that is still at the revision given.</summary>
    /// <returns>False when somebody else was faster, or there is none.</returns>
    Task<bool> RemoveAsync(string prefix, long revision, CancellationToken cancellationToken);
}
