using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Carriers;

/// <summary>Port: carriers.</summary>
public interface ICarrierStore
{
    /// <summary>Adds a carrier, or replaces it whatever its revision is.</summary>
    Task SaveAsync(Carrier carrier, CancellationToken cancellationToken);

    /// <summary>Replaces a carrier that is still at the revision given.</summary>
    /// <returns>The carrier with its new revision; null when somebody else was faster, or it is gone.</returns>
    Task<Carrier?> ReplaceAsync(Carrier carrier, CancellationToken cancellationToken);

    /// <summary>Removes a carrier and its trunks; records of calls keep its id.</summary>
    /// <returns>False when it was changed or removed meanwhile.</returns>
    Task<bool> RemoveAsync(CarrierId id, long revision, CancellationToken cancellationToken);

    /// <summary>One carrier, or null.</summary>
    Task<Carrier?> FindAsync(CarrierId id, CancellationToken cancellationToken);

    /// <summary>All carriers by name.</summary>
    Task<IReadOnlyList<Carrier>> ListAsync(CancellationToken cancellationToken);
}
