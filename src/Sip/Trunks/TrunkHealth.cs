using CxBridge.Domain.Carriers;

namespace CxBridge.Sip.Trunks;

/// <summary>What the last OPTIONS to a trunk found.</summary>
/// <param name="Trunk">The trunk.</param>
/// <param name="Result">The finding.</param>
/// <param name="Since">Since when the verdict has been the same.</param>
public sealed record TrunkHealth(TrunkKey Trunk, SipProbeResult Result, DateTimeOffset Since);
