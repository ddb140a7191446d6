using System.Globalization;
using CxBridge.Domain.Campaigns;

namespace CxBridge.Gateway.Crm.Campaigns;

/// <summary>The ETag of a campaign: the revision of its name and settings. Its state and counts move by themselves and are no reason to refuse an edit.</summary>
internal static class RevisionTag
{
    public static void Write(HttpResponse response, Campaign campaign) => EntityRevision.Write(response, campaign.Revision);

    /// <summary>Whether a request with If-Match may change the campaign; one without it always may.</summary>
    public static bool Matches(HttpRequest request, Campaign campaign) => EntityRevision.Matches(request, campaign.Revision);

    /// <summary>Who changed the campaign last, and what.</summary>
    public static async Task<string> WhatHappened(ICampaignStore store, Campaign campaign, CancellationToken cancellationToken)
    {
        string now = $"It is at revision {campaign.Revision}";
        CampaignRevision? last = await store.RevisionsAsync(campaign.Id, null, 1, cancellationToken) is [var newest, ..] ? newest : null;
        string by = last is null ? now : string.Create(CultureInfo.InvariantCulture,
            $"{now}, made by {(last.By.Length > 0 ? last.By : "somebody")} at {last.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC ({(last.What.Count > 0 ? string.Join("; ", last.What) : "as made")})");
        return by + ". Read it again, then repeat the change on what it is now.";
    }
}
