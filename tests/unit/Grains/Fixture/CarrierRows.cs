using CxBridge.Domain.Calls;
using CxBridge.Domain.Carriers;
using CxBridge.Domain.Carriers.Routing;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Tests.Unit.Grains.Fixture;

/// <summary>One carrier in memory; no routes, and every open call goes over it.</summary>
internal sealed class CarrierRows(DialRows dial) : ICarrierStore, IRouteStore, ICallWayStore
{
    public Carrier? Carrier { get; set; }

    public Task<Carrier?> FindAsync(CarrierId id, CancellationToken cancellationToken) => Task.FromResult(Carrier?.Id == id ? Carrier : null);

    public Task<RouteTable> TableAsync(CancellationToken cancellationToken) => Task.FromResult(RouteTable.Empty);

    public Task<IReadOnlyList<AttemptId>> OpenOnCarrierAsync(CarrierId carrier, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<AttemptId>>([.. dial.Open.Select(c => c.Attempt)]);

    public Task SaveAsync(Carrier carrier, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Carrier?> ReplaceAsync(Carrier carrier, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> RemoveAsync(CarrierId id, long revision, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<Carrier>> ListAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Route?> FindAsync(string prefix, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Route> SaveAsync(Route route, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Route?> ReplaceAsync(Route route, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> RemoveAsync(string prefix, long revision, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task NoteAsync(AttemptId attempt, NotedWay way, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<(AttemptId Attempt, PhoneNumber Number)>> OpenWithNumberAsync(IReadOnlyCollection<PhoneNumber> numbers, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<(PhoneNumber Number, int Calls)>> ShownSinceAsync(IReadOnlyCollection<PhoneNumber> numbers, DateTimeOffset since, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyDictionary<AttemptId, PhoneNumber>> NumbersAsync(IReadOnlyCollection<AttemptId> attempts, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<IReadOnlyList<Route>> IRouteStore.ListAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
}
