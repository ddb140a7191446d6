using Orleans.Placement;

namespace CxBridge.Grains.Fleet;

/// <summary>The grain's key names the host that it lives on; see <see cref="PinnedToHostPlacement"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PinnedToHostAttribute() : PlacementAttribute(new PinnedToHostPlacement());
