using CxBridge.Domain.Carriers.CallerIds;

namespace CxBridge.Grains.Interfaces.Carriers;

/// <summary>A number in E.164 form, or why there is none; see <see cref="CallerIdGrant"/>.</summary>
[GenerateSerializer, Immutable, Alias("cx.CallerIdLease")]
public sealed record CallerIdLease([property: Id(0)] string? Number, [property: Id(1)] CallerIdShortage Shortage);
