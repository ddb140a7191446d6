using System.Globalization;
using CxBridge.Domain.Campaigns;
using Microsoft.Net.Http.Headers;

namespace CxBridge.Gateway.Crm.Campaigns;

/// <summary>The ETag of a campaign: the revision of its name and settings. Its state and counts move by themselves and are no reason to refuse an edit.</summary>
internal static class RevisionTag
{
    public static void Write(HttpResponse response, Campaign campaign) => response.Headers.ETag = Of(campaign).ToString();

    /// <summary>Whether a request with If-Match (RFC 9110, 13.1.1) may change the campaign; one without it always may.</summary>
    public static bool Matches(HttpRequest request, Campaign campaign)
    {
        IList<EntityTagHeaderValue> given = request.GetTypedHeaders().IfMatch;
        // What cannot be read must not pass for "no condition".
        return given.Count > 0 ? given.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(Of(campaign), useStrongComparison: true)) : request.Headers.IfMatch.Count == 0;
    }

    /// <summary>Who changed the campaign last, and what.</summary>
    public static async Task<string> WhatHappened(ICampaignStore store, Campaign campaign, CancellationToken cancellationToken)
    {
        string now = $"It is at revision {campaign.Revision}";
        CampaignRevision? last = await store.RevisionsAsync(campaign.Id, null, 1, cancellationToken) is [var newest, ..] ? newest : null;
        string by = last is null ? now : string.Create(CultureInfo.InvariantCulture,
            $"{now}, made by {(last.By.Length > 0 ? last.By : "somebody")} at {last.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC ({(last.What.Count > 0 ? string.Join("; ", last.What) : "as made")})");
        return by + ". Read it again, then repeat the change on what it is now.";
    }

    private static EntityTagHeaderValue Of(Campaign campaign) => new($"\"{campaign.Revision.ToString(CultureInfo.InvariantCulture)}\"");
}
