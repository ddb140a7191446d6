using CxBridge.Grains.Interfaces;
using CxBridge.Grains.Interfaces.Carriers;

namespace CxBridge.Gateway.Crm.Carriers;

/// <summary>Asks the gates and pools of the cell.</summary>
internal sealed class GrainCarrierStanding(IGrainFactory grains) : ICarrierStanding
{
    public Task<CarrierStatus> OfAsync(CarrierId carrier, CancellationToken cancellationToken) =>
        grains.GetGrain<ICarrierGateGrain>(GrainKeys.Carrier(carrier)).GetStatus().WaitAsync(cancellationToken);

    public Task<CallerIdPoolStatus> OfAsync(CallerIdPoolId pool, CancellationToken cancellationToken) =>
        grains.GetGrain<ICallerIdPoolGrain>(GrainKeys.CallerIds(pool)).GetStatus().WaitAsync(cancellationToken);
}
