using CxBridge.Domain.Compliance;
using CxBridge.Gateway.Problems;

namespace CxBridge.Gateway.Crm.Compliance;

/// <summary>Reads one entry of a do-not-call list and notes all that is wrong with it. Pure.</summary>
internal static class SuppressionReader
{
    private const int LongestReason = 200;
    private const string NoReason = "added by hand";

    public static Suppression? Read(NewSuppression? given, string path, DateTimeOffset now, Findings findings)
    {
        int before = findings.All.Count;
        if (NumberPattern.Read(given?.Numbers, out NumberPattern numbers) is { } wrong)
        {
            findings.Add(path + ".numbers", wrong, "Write a number as +4930123456, or all that begin alike as +4930*.");
        }

        CampaignId? campaign = string.IsNullOrWhiteSpace(given?.Campaign) ? null : findings.Id<CampaignId>(path + ".campaign", given.Campaign);
        string reason = string.IsNullOrWhiteSpace(given?.Reason) ? NoReason : findings.Text(path + ".reason", given.Reason, LongestReason);
        if (given?.ExpiresAt <= now)
        {
            findings.Add(path + ".expiresAt", "is in the past", "Give a later time, or leave it out for ever.");
        }

        return findings.All.Count == before ? new Suppression(numbers, campaign, reason, given!.ExpiresAt, now) : null;
    }
}
