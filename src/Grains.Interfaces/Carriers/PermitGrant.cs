using CxBridge.Domain.Carriers.Permits;

namespace CxBridge.Grains.Interfaces.Carriers;

/// <summary>See <see cref="PermitAnswer"/>.</summary>
[GenerateSerializer, Immutable, Alias("cx.PermitGrant")]
public sealed record PermitGrant([property: Id(0)] PermitRefusal Refusal, [property: Id(1)] TimeSpan Wait);
