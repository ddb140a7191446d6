using System.Collections.Concurrent;
using CxBridge.Domain.Carriers;
using CxBridge.Domain.Carriers.CallerIds;
using CxBridge.Domain.Carriers.Routing;
using CxBridge.Domain.Ids;

namespace CxBridge.Tests.Unit.Gateway.Fakes;

/// <summary>Routes and pools in memory.</summary>
internal sealed class FakeRoutes : IRouteStore, ICallerIdStore
{
    public ConcurrentDictionary<string, Route> Routes { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<CallerIdPoolId, CallerIdPool> Pools { get; } = new();

    public Task<IReadOnlyList<Route>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Route>>([.. Routes.Values.OrderBy(r => r.Prefix, StringComparer.Ordinal)]);

    public Task<RouteTable> TableAsync(CancellationToken cancellationToken) => Task.FromResult(new RouteTable(Routes.Values));

    public Task<Route?> FindAsync(string prefix, CancellationToken cancellationToken) => Task.FromResult(Routes.GetValueOrDefault(prefix));

    public Task<Route> SaveAsync(Route route, CancellationToken cancellationToken) =>
        Task.FromResult(Routes.AddOrUpdate(route.Prefix, route with { Revision = 1 }, (_, old) => route with { Revision = old.Revision + 1 }));

    public Task<Route?> ReplaceAsync(Route route, CancellationToken cancellationToken)
    {
        Route next = route with { Revision = route.Revision + 1 };
        return Task.FromResult(Routes.TryGetValue(route.Prefix, out Route? old) && old.Revision == route.Revision && Routes.TryUpdate(route.Prefix, next, old) ? next : null);
    }

    public Task<bool> RemoveAsync(string prefix, long revision, CancellationToken cancellationToken) =>
        Task.FromResult(Routes.TryGetValue(prefix, out Route? old) && old.Revision == revision && Routes.TryRemove(prefix, out _));

    public Task SaveAsync(CallerIdPool pool, CancellationToken cancellationToken)
    {
        Pools.AddOrUpdate(pool.Id, pool with { Revision = 1 }, (_, old) => pool with { Revision = old.Revision + 1 });
        return Task.CompletedTask;
    }

    public Task<CallerIdPool?> ReplaceAsync(CallerIdPool pool, CancellationToken cancellationToken)
    {
        CallerIdPool next = pool with { Revision = pool.Revision + 1 };
        return Task.FromResult(Pools.TryGetValue(pool.Id, out CallerIdPool? old) && old.Revision == pool.Revision && Pools.TryUpdate(pool.Id, next, old) ? next : null);
    }

    public Task<bool> RemoveAsync(CallerIdPoolId id, long revision, CancellationToken cancellationToken) =>
        Task.FromResult(Pools.TryGetValue(id, out CallerIdPool? old) && old.Revision == revision && Pools.TryRemove(id, out _));

    public Task SaveHealthAsync(CallerIdPoolId id, IReadOnlyCollection<CallerIdHealthNote> notes, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The gateway only reads.");

    public Task<IReadOnlyList<CallerIdHealthNote>> HealthAsync(CallerIdPoolId id, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The gateway asks the pool.");

    Task<CallerIdPool?> ICallerIdStore.FindAsync(CallerIdPoolId id, CancellationToken cancellationToken) => Task.FromResult(Pools.GetValueOrDefault(id));

    Task<IReadOnlyList<CallerIdPool>> ICallerIdStore.ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CallerIdPool>>([.. Pools.Values.OrderBy(p => p.Name)]);
}
