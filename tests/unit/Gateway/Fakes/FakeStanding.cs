using System.Collections.Concurrent;
using CxBridge.Domain.Ids;
using CxBridge.Gateway.Crm.Carriers;
using CxBridge.Grains.Interfaces.Carriers;

namespace CxBridge.Tests.Unit.Gateway.Fakes;

/// <summary>How carriers and pools stand, as a test says; a carrier of which it says nothing is one that nobody has called over.</summary>
internal sealed class FakeStanding : ICarrierStanding
{
    public ConcurrentDictionary<CarrierId, CarrierStatus> Carriers { get; } = new();

    public ConcurrentDictionary<CallerIdPoolId, CallerIdPoolStatus> Pools { get; } = new();

    public Task<CarrierStatus> OfAsync(CarrierId carrier, CancellationToken cancellationToken) =>
        Task.FromResult(Carriers.GetValueOrDefault(carrier) ?? new CarrierStatus(0, 0, 0, [], 0, null));

    public Task<CallerIdPoolStatus> OfAsync(CallerIdPoolId pool, CancellationToken cancellationToken) => Task.FromResult(Pools[pool]);
}
