using CxBridge.Domain.Attempts;
using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Calls;

/// <summary>Which calls to list, newest first.</summary>
/// <param name="Campaign">Only of this campaign.</param>
/// <param name="Contact">Only of this contact.</param>
/// <param name="Outcome">Only with this outcome.</param>
/// <param name="Live">True: only open ones; false: only closed ones.</param>
/// <param name="Before">Only attempts older than this one (paging).</param>
/// <param name="Limit">At most so many, 1 to 500.</param>
public sealed record CallFilter(CampaignId? Campaign = null, ContactId? Contact = null, AttemptOutcome? Outcome = null, bool? Live = null, AttemptId? Before = null, int Limit = 50)
{
    /// <summary>Only of this partition of the campaign.</summary>
    public int? Partition { get; init; }
}
