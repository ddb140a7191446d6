using Orleans.Runtime;

namespace CxBridge.Grains.Fleet;

/// <summary>
/// Places a grain on the host that its key names, and nowhere else. Every silo works the place out from the key, so the grain has no entry in
/// the directory: an entry lies on some other silo, and that silo's exit, graceful or not, would end an activation that has nothing to do with it.
/// </summary>
public sealed class PinnedToHostPlacement : PlacementStrategy
{
    /// <inheritdoc/>
    public override bool IsUsingGrainDirectory => false;
}
