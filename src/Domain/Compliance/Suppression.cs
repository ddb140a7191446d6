using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Compliance;

/// <summary>An entry of a do-not-call list.</summary>
/// <param name="Numbers">A number, or all that begin alike.</param>
/// <param name="Campaign">For this campaign only; null: for all.</param>
/// <param name="Reason">Why, for people: <c>opted out in a call</c>.</param>
/// <param name="ExpiresAt">When it ends; null: never.</param>
/// <param name="AddedAt">When it was added.</param>
public sealed record Suppression(NumberPattern Numbers, CampaignId? Campaign, string Reason, DateTimeOffset? ExpiresAt, DateTimeOffset AddedAt);
