namespace CxBridge.Grains.Interfaces.Carriers;

/// <summary>What one host found at one trunk.</summary>
[GenerateSerializer, Immutable, Alias("cx.HostProbe")]
public sealed record HostProbe([property: Id(0)] string Host, [property: Id(1)] TrunkProbe Probe);
