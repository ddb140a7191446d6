using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Carriers;

/// <summary>Port: carriers.</summary>
public interface ICarrierStore
{
    /// <summary>Adds or replaces a carrier.</summary>
    Task SaveAsync(Carrier carrier, CancellationToken cancellationToken);

    /// <summary>One carrier, or null.</summary>
    Task<Carrier?> FindAsync(CarrierId id, CancellationToken cancellationToken);

    /// <summary>All carriers by name.</summary>
    Task<IReadOnlyList<Carrier>> ListAsync(CancellationToken cancellationToken);
}
