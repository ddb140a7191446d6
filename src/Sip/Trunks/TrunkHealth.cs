using CxBridge.Domain.Ids;

namespace CxBridge.Sip.Trunks;

/// <summary>What the last OPTIONS to a carrier found.</summary>
/// <param name="Carrier">The carrier.</param>
/// <param name="Result">The finding.</param>
/// <param name="Since">Since when the verdict has been the same.</param>
public sealed record TrunkHealth(CarrierId Carrier, SipProbeResult Result, DateTimeOffset Since);
