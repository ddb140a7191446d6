using CxBridge.Domain.Configuration;

namespace CxBridge.Gateway.Crm.Compliance;

/// <summary>Body that adds entries to a do-not-call list; at most 5,000.</summary>
internal sealed record NewSuppressions(IReadOnlyList<NewSuppression>? Entries);

/// <summary>One entry to add.</summary>
/// <param name="Numbers">A number in international form, or a prefix such as +4930*.</param>
/// <param name="Campaign">For this campaign only; left out: for all.</param>
/// <param name="Reason">Why, for people.</param>
/// <param name="ExpiresAt">When it ends; left out: never.</param>
internal sealed record NewSuppression(string? Numbers, string? Campaign = null, string? Reason = null, DateTimeOffset? ExpiresAt = null);

/// <summary>What became of the entries of a request or a file.</summary>
/// <param name="Added">New on the list.</param>
/// <param name="Known">There before; they have the new reason and end.</param>
/// <param name="Rejected">Left out: something is wrong with them.</param>
/// <param name="Errors">What is wrong, by place; of a file the first 1,000 lines.</param>
internal sealed record SuppressionsAdded(int Added, int Known, int Rejected, IReadOnlyList<ConfigurationError> Errors);

/// <summary>An entry of a do-not-call list.</summary>
internal sealed record SuppressionView(string Numbers, CampaignId? Campaign, string Reason, DateTimeOffset? ExpiresAt, DateTimeOffset AddedAt);

/// <summary>A page of a list.</summary>
/// <param name="Items">The entries, by their numbers.</param>
/// <param name="Next">Pass as <c>after</c> for the next page; null on the last one.</param>
/// <param name="At">When it was read.</param>
internal sealed record SuppressionPage(IReadOnlyList<SuppressionView> Items, string? Next, DateTimeOffset At);
