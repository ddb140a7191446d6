using System.Globalization;
using CxBridge.Domain.Compliance;
using CxBridge.Gateway.Problems;

namespace CxBridge.Gateway.Crm.Compliance;

/// <summary>From the domain's rules to those of the interface.</summary>
internal static class ComplianceViews
{
    public static ComplianceView Of(ComplianceSettings s) => new(
        s.Profile, s.CallerName, Codes.Of(s.Purpose), Codes.Of(s.Consent), Codes.Of(s.ZoneFrom), s.Zone,
        [.. s.Hours.Select(h => h.ToString())], [.. s.Holidays.Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))],
        s.AttemptsPerDay, s.AttemptsPer24Hours, s.AttemptGap is { } gap ? (int)gap.TotalMinutes : null, Codes.Of(s.Dedup), s.DedupDays, s.OptOutKey?.ToString());

    public static SuppressionView Of(Suppression s) => new(s.Numbers.Text, s.Campaign, s.Reason, s.ExpiresAt, s.AddedAt);
}
