using CxBridge.Domain.Carriers;
using Microsoft.Extensions.DependencyInjection;

namespace CxBridge.Grains.Carriers;

/// <summary>What hosts need of the control plane's carriers.</summary>
public static class CarrierServices
{
    /// <summary>Adds the port of the runtime plane to gates and pools.</summary>
    public static IServiceCollection AddCarrierDesk(this IServiceCollection services) => services.AddSingleton<ICarrierDesk, CarrierDesk>();
}
