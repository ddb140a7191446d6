namespace CxBridge.Domain.Compliance;

/// <summary>Where numbers of a prefix are.</summary>
/// <param name="Place">Country (ISO 3166-1, <c>DE</c>), or country and state (ISO 3166-2, <c>US-FL</c>).</param>
/// <param name="Zones">Every time zone in which such a number may be.</param>
public sealed record NumberPlace(string Place, IReadOnlyList<string> Zones);
