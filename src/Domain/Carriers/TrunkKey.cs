using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Carriers;

/// <summary>One trunk of all.</summary>
/// <param name="Carrier">Its carrier.</param>
/// <param name="Trunk">Its name there.</param>
public readonly record struct TrunkKey(CarrierId Carrier, string Trunk);
