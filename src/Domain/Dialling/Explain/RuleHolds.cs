using System.Globalization;
using CxBridge.Domain.Compliance;

namespace CxBridge.Domain.Dialling.Explain;

/// <summary>Says in words which rules of calling keep contacts waiting. Pure.</summary>
public static class RuleHolds
{
    /// <summary>More groups than that nobody reads.</summary>
    private const int Most = 10;

    /// <summary>A campaign's holds with those of the rules among them: after what holds the campaign as a whole, before what waits for its own time.</summary>
    public static IReadOnlyList<Hold> Among(IReadOnlyList<Hold> holds, IReadOnlyList<RuleCount> held) =>
    [
        .. holds.Where(h => !IsOwnTime(h.Code)),
        .. held.Take(Most).Select(Of),
        .. holds.Where(h => IsOwnTime(h.Code)),
    ];

    /// <summary>What forbids one contact; null when nothing does.</summary>
    public static Hold? Of(DialVerdict verdict) => verdict.MayDial ? null : new(HoldCode.Rule, verdict.Reason, Until: verdict.Until, Rule: verdict.Rule);

    private static Hold Of(RuleCount count) => new(
        HoldCode.Rule,
        string.Create(CultureInfo.InvariantCulture, $"{count.Contacts} contacts {Words(count.Rule)}{Until(count.Until)}"),
        count.Contacts, count.Until, count.Rule);

    private static bool IsOwnTime(HoldCode code) => code is HoldCode.WaitingForRetry or HoldCode.WaitingForCallback or HoldCode.WaitingForSchedule;

    private static string Until(DateTimeOffset? until) =>
        until is { } time ? time.UtcDateTime.ToString("' until 'yyyy-MM-dd HH:mm' UTC'", CultureInfo.InvariantCulture) : ", and time alone will not change it";

    private static string Words(DialRule rule) => rule switch
    {
        DialRule.Suppressed => "are on a do-not-call list",
        DialRule.CallerUnnamed => "may not be called because the settings do not say who calls",
        DialRule.ConsentMissing => "have no consent on record",
        DialRule.CallerIdSeries => "need a caller id of another series",
        DialRule.ZoneUnknown => "are where nobody knows the time",
        DialRule.CallingHours => "are outside their calling hours",
        DialRule.Holiday => "have a public holiday",
        DialRule.InCall => "have their number in another call",
        DialRule.AttemptGap => "were tried too short a time ago",
        DialRule.AttemptsPerDay => "were tried as often as one day allows",
        DialRule.AttemptsPer24Hours => "were tried as often as 24 hours allow",
        DialRule.AttemptsPer30Days => "were tried as often as 30 days allow",
        DialRule.AfterAbandonedCall => "had a call that nobody spoke in",
        DialRule.OtherCampaign => "were called by another campaign lately",
        _ => "are held by a rule",
    };
}
