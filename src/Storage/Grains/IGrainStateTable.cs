namespace CxBridge.Storage.Grains;

/// <summary>Grain states with compare-and-set; knows nothing of grains but their keys.</summary>
public interface IGrainStateTable
{
    /// <summary>The state, or null when it was never written or has been cleared.</summary>
    Task<GrainStateRow?> ReadAsync(GrainStateKey key, CancellationToken cancellationToken);

    /// <summary>Writes the state when the row still has <paramref name="expectedETag"/>; null expects that there is no row.</summary>
    /// <returns>The new ETag, or what stands in the row instead.</returns>
    Task<GrainStateWrite> WriteAsync(GrainStateKey key, byte[] payload, string? expectedETag, CancellationToken cancellationToken);

    /// <summary>Removes the row when it still has <paramref name="expectedETag"/>; null expects that there is no row.</summary>
    Task<GrainStateWrite> ClearAsync(GrainStateKey key, string? expectedETag, CancellationToken cancellationToken);
}
