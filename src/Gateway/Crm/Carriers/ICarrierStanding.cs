using CxBridge.Grains.Interfaces.Carriers;

namespace CxBridge.Gateway.Crm.Carriers;

/// <summary>How carriers and pools stand at this moment, cell-wide.</summary>
internal interface ICarrierStanding
{
    Task<CarrierStatus> OfAsync(CarrierId carrier, CancellationToken cancellationToken);

    Task<CallerIdPoolStatus> OfAsync(CallerIdPoolId pool, CancellationToken cancellationToken);
}
