using System.Globalization;
using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Compliance;

/// <summary>
/// How often one number may be called, over all campaigns. Each rule gives the moment from which it lets go; the latest counts, so that a
/// number is put off once and not once for each rule. Pure.
/// </summary>
internal static class PhoneLimits
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    public static DialVerdict Judge(EffectiveRules rules, ComplianceSettings settings, DialCase contact, DateTimeOffset now)
    {
        IReadOnlyList<PhoneUse> uses = contact.Uses ?? [];
        if (contact.Others == PhoneHold.Taken || uses.Any(u => u.End == PhoneUseEnd.Open))
        {
            return DialVerdict.Blocked(DialRule.InCall, now + LookAgain, "the number is in a call, or about to be, for another contact with this number");
        }

        return All(rules, settings, contact.Campaign, uses, now).Where(v => !v.MayDial && v.Until > now).OrderByDescending(v => v.Until).FirstOrDefault(DialVerdict.Allowed);
    }

    private static IEnumerable<DialVerdict> All(EffectiveRules rules, ComplianceSettings settings, CampaignId campaign, IReadOnlyList<PhoneUse> uses, DateTimeOffset now)
    {
        if (uses.Count == 0)
        {
            yield break;
        }

        DateTimeOffset last = uses.Max(u => u.At);
        if (rules.Gap is { } gap)
        {
            yield return DialVerdict.Blocked(DialRule.AttemptGap, last + gap, Text($"at least {gap.TotalMinutes:0} minutes between two attempts to a number"));
        }

        if (rules.Per24Hours is { } day)
        {
            yield return Rolling(DialRule.AttemptsPer24Hours, uses, day, Day, now, Text($"at most {day} attempts to a number within 24 hours"));
        }

        if (rules.Per30Days is { } month)
        {
            yield return Rolling(DialRule.AttemptsPer30Days, uses, month, Month, now, Text($"at most {month} attempts to a number within 30 days"));
        }

        if (rules.PerDay is { } perDay)
        {
            foreach (TimeZoneInfo zone in rules.Zones)
            {
                yield return OnOneDay(zone, uses, perDay, now);
            }
        }

        if (rules.AfterAbandoned is { } pause && uses.Where(u => u.End == PhoneUseEnd.Abandoned).Select(u => (DateTimeOffset?)u.At).Max() is { } abandoned)
        {
            yield return DialVerdict.Blocked(DialRule.AfterAbandonedCall, abandoned + pause, Text($"an answered call to this number found nobody to speak: not again for {pause.TotalHours:0} hours"));
        }

        if (settings.Dedup == DedupScope.AllCampaigns && uses.Where(u => u.Campaign != campaign).Select(u => (DateTimeOffset?)u.At).Max() is { } elsewhere)
        {
            yield return DialVerdict.Blocked(DialRule.OtherCampaign, elsewhere + TimeSpan.FromDays(settings.DedupDays), Text($"another campaign called this number within {settings.DedupDays} days"));
        }
    }

    // The attempt that must first fall out of the span is the limit-th from the end.
    private static DialVerdict Rolling(DialRule rule, IReadOnlyList<PhoneUse> uses, int limit, TimeSpan span, DateTimeOffset now, string reason)
    {
        DateTimeOffset[] within = [.. uses.Select(u => u.At).Where(at => at > now - span).OrderDescending()];
        return within.Length < limit ? DialVerdict.Allowed : DialVerdict.Blocked(rule, within[limit - 1] + span, reason);
    }

    private static DialVerdict OnOneDay(TimeZoneInfo zone, IReadOnlyList<PhoneUse> uses, int limit, DateTimeOffset now)
    {
        DateTime today = WallClock.At(zone, now).Date;
        return uses.Count(u => WallClock.At(zone, u.At).Date == today) < limit
            ? DialVerdict.Allowed
            : DialVerdict.Blocked(DialRule.AttemptsPerDay, WallClock.Instants(zone, today.AddDays(1)).Max(), Text($"at most {limit} attempts to a number on one day"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
