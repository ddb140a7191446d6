using System.Collections.Concurrent;
using System.Globalization;
using CxBridge.Domain.Telephony;

namespace CxBridge.Domain.Compliance;

/// <summary>
/// May this contact be dialled now and, if not: by which rule, until when? The one place that answers, for the claim, the gate, explain and
/// rehearsals. What is not known forbids.
/// <code>
/// 1 do-not-call lists        by number or prefix                         until the entry ends
/// 2 who calls                the settings name it                        until somebody does
/// 3 consent                  where the place wants it; a refusal always  until the contact consents
/// 4 caller id                of the series that the place wants          until the settings have one
/// 5 clock                    the zone is known                           until it is
/// 6 hours and holidays       by every clock of the contact               until they open
/// 7 the number's own limits  over all campaigns                          until they let go, and then the hours again
/// </code>
/// Steps 2 to 6 are the same for all contacts of a standing. Under profile <c>practice</c> only step 1 applies. Pure; thread-safe.
/// </summary>
public sealed class DialLaw
{
    private readonly ConcurrentDictionary<string, EffectiveRules> _rules = new(StringComparer.Ordinal);
    private readonly ComplianceSettings _settings;
    private readonly PhoneNumber _callerId;

    /// <summary>The rules for one campaign.</summary>
    /// <param name="settings">The campaign's own.</param>
    /// <param name="callerId">The number that it shows.</param>
    public DialLaw(ComplianceSettings settings, PhoneNumber callerId)
    {
        _settings = settings;
        _callerId = callerId;
    }

    /// <summary>Attempts older than this matter to no rule.</summary>
    public static TimeSpan Memory { get; } = TimeSpan.FromDays(366);

    /// <summary>An INVITE may leave so long after its gate: it waits for its permit, and for another trunk when one does not answer. Hours that close
    /// meanwhile are closed for it.</summary>
    public static TimeSpan Ahead { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether any rule but the do-not-call lists applies.</summary>
    public bool HasRules => _settings.Profile != RuleBook.Practice;

    /// <summary>All steps.</summary>
    public DialVerdict Judge(DialCase contact, DateTimeOffset now)
    {
        if (contact.Suppression is { } listed && (listed.ExpiresAt is null || listed.ExpiresAt > now))
        {
            string list = listed.Campaign is null ? "the do-not-call list" : "the campaign's do-not-call list";
            return DialVerdict.Blocked(DialRule.Suppressed, listed.ExpiresAt, $"on {list}: {listed.Reason}");
        }

        if (!HasRules)
        {
            return DialVerdict.Allowed;
        }

        EffectiveRules rules = RulesFor(contact.Standing);
        DialVerdict standing = JudgeStanding(rules, contact.Standing, now);
        if (!standing.MayDial && standing.Until is null)
        {
            return standing;
        }

        DialVerdict number = PhoneLimits.Judge(rules, _settings, contact, now);
        return number.MayDial ? standing : number with { Until = rules.Hours.OpensAt(rules.Zones, number.Until ?? now) };
    }

    /// <summary>Steps 2 to 6, which are the same for all contacts of a standing.</summary>
    public DialVerdict JudgeStanding(Standing standing, DateTimeOffset now) =>
        HasRules ? JudgeStanding(RulesFor(standing), standing, now) : DialVerdict.Allowed;

    /// <summary>Steps 2 to 6 for an attempt that begins now: they must hold until its INVITE has left at the latest.</summary>
    public DialVerdict JudgeBeginning(Standing standing, DateTimeOffset now) =>
        JudgeStanding(standing, now) is { MayDial: false } closed ? closed : JudgeStanding(standing, now + Ahead);

    private DialVerdict JudgeStanding(EffectiveRules rules, Standing standing, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(_settings.CallerName))
        {
            return DialVerdict.Blocked(DialRule.CallerUnnamed, null, "the settings do not say who calls: set settings.compliance.callerName, and let the bot say it");
        }

        if (standing.Consent == ConsentFact.Refused)
        {
            return DialVerdict.Blocked(DialRule.ConsentMissing, null, "the contact has refused consent");
        }

        if (rules.ConsentRequired && standing.Consent == ConsentFact.Unstated && _settings.Consent == ConsentSource.Column)
        {
            return DialVerdict.Blocked(DialRule.ConsentMissing, null, $"no consent on record ({rules.Names}): fill the column 'consent', or set settings.compliance.consent to 'attested'");
        }

        if (rules.CallerIds.FirstOrDefault(s => !s.Any(p => _callerId.E164.StartsWith(p, StringComparison.Ordinal))) is { } series)
        {
            return DialVerdict.Blocked(DialRule.CallerIdSeries, null, $"{rules.Names} wants a caller id that begins with {string.Join(" or ", series)} for calls of this purpose");
        }

        if (rules.ZoneFault is { } fault)
        {
            return DialVerdict.Blocked(DialRule.ZoneUnknown, null, fault);
        }

        return rules.Hours.ClosedBy(rules.Zones, now) is { } closed ? Closed(rules, closed, now) : DialVerdict.Allowed;
    }

    private static DialVerdict Closed(EffectiveRules rules, DialRule rule, DateTimeOffset now)
    {
        DateTimeOffset? opens = rules.Hours.OpensAt(rules.Zones, now);
        TimeZoneInfo zone = rules.Zones[0];
        string clock = string.Create(CultureInfo.InvariantCulture, $"it is {WallClock.At(zone, now):ddd HH:mm} in {zone.Id}{(rules.Zones.Count > 1 ? $", and {rules.Zones.Count - 1} more zones count" : "")}");
        string what = rule == DialRule.Holiday ? "a holiday" : "outside the calling hours";
        string until = opens is { } at ? "" : ": no hours are common to all of them, so give the zone in a column 'timezone' or widen settings.compliance.hours";
        return DialVerdict.Blocked(rule, opens, $"{what} ({rules.Names}): {clock}{until}");
    }

    private EffectiveRules RulesFor(Standing standing) => _rules.GetOrAdd(standing.ToString(), _ => EffectiveRules.Of(RuleBook.Shipped, _settings, standing));
}
