using System.Globalization;
using System.Text.RegularExpressions;
using CxBridge.Domain.Attempts;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Dialling.Pacing;
using CxBridge.Domain.Screening;
using CxBridge.Gateway.Crm.Compliance;
using CxBridge.Gateway.Problems;

namespace CxBridge.Gateway.Crm.Campaigns;

/// <summary>Lays a change over settings and notes everything that is wrong with it. Pure.</summary>
internal static partial class SettingsReader
{
    private const int ShortestRing = 15;
    private const int LongestRing = 180;
    private const int LongestName = 100;
    private const int LongestDelay = 30 * 24 * 3600;

    /// <param name="change">What the request gave.</param>
    /// <param name="now">The settings as they are; null for a new campaign.</param>
    /// <param name="findings">Takes what is wrong; when it has anything afterwards, the result is not to be used.</param>
    public static CampaignSettings Read(SettingsChange change, CampaignSettings? now, Findings findings)
    {
        CampaignSettings settings = now ?? new CampaignSettings { Bot = default, Carrier = default, CallerId = default };
        CampaignSettings read = settings with
        {
            Bot = change.Bot is null && now is not null ? now.Bot : findings.Id<BotId>("settings.bot", change.Bot),
            BotVersion = findings.Within("settings.botVersion", change.BotVersion, settings.BotVersion, 1, int.MaxValue),
            Carrier = change.Carrier is null && now is not null ? now.Carrier : findings.Id<CarrierId>("settings.carrier", change.Carrier),
            CallerId = change.CallerId is null && now is not null ? now.CallerId : findings.Number("settings.callerId", change.CallerId),
            CallerIdPool = change.CallerIdPool is null ? settings.CallerIdPool : change.CallerIdPool.Length == 0 ? null : findings.Id<CallerIdPoolId>("settings.callerIdPool", change.CallerIdPool),
            ConcurrencyLimit = findings.Within("settings.concurrencyLimit", change.ConcurrencyLimit, settings.ConcurrencyLimit, 1, 100_000),
            RingTimeout = change.RingTimeoutSeconds is null ? settings.RingTimeout
                : TimeSpan.FromSeconds(findings.Within("settings.ringTimeoutSeconds", change.RingTimeoutSeconds, ShortestRing, ShortestRing, LongestRing)),
            OnMachine = findings.Code("settings.onMachine", change.OnMachine, settings.OnMachine),
            OnUnknown = findings.Code("settings.onUnknown", change.OnUnknown, settings.OnUnknown),
            MachineMessage = change.MachineMessage is null ? settings.MachineMessage : ScreeningReader.Message(change.MachineMessage, findings),
            Screening = change.Screening is null ? settings.Screening : ScreeningReader.Read(change.Screening, settings.Screening ?? new(), findings),
            Pacing = Read(change.Pacing, settings.Pacing, findings),
            Weight = findings.Within("settings.weight", change.Weight, settings.Weight, 1, 1000),
            GuaranteedSlots = findings.Within("settings.guaranteedSlots", change.GuaranteedSlots, settings.GuaranteedSlots, 0, 100_000),
            Retry = Read(change.Retry, settings.Retry, findings),
            Compliance = ComplianceReader.Read(change.Compliance, settings.Compliance, findings),
            Hours = change.Hours is null ? settings.Hours : HoursReader.Read(change.Hours, findings),
            EndsAt = change.EndsAt is null ? settings.EndsAt : Time("settings.endsAt", change.EndsAt, findings),
            Webhook = change.Webhook is null ? settings.Webhook : findings.WebAddress("settings.webhook", change.Webhook),
        };
        ScreeningReader.CheckActions(read, findings);
        return read;
    }

    private static PacingSettings Read(PacingChange? change, PacingSettings now, Findings findings) => change is null ? now : new()
    {
        Mode = findings.Code("settings.pacing.mode", change.Mode, now.Mode),
        LinesPerSeat = findings.Within("settings.pacing.linesPerSeat", change.LinesPerSeat, now.LinesPerSeat, 1, 5),
        TargetAbandon = change.TargetAbandonPercent is null ? now.TargetAbandon
            : findings.Within("settings.pacing.targetAbandonPercent", change.TargetAbandonPercent, 1, 100 * PacingSettings.FewestAbandons, 100 * PacingSettings.MostAbandons) / 100,
        ReserveSeats = findings.Within("settings.pacing.reserveSeats", change.ReserveSeats, now.ReserveSeats, 0, 10_000),
        Abandoned = Read(change.Abandoned, now.Abandoned, findings),
    };

    private static AbandonedMessage Read(AbandonedChange? change, AbandonedMessage now, Findings findings) => change is null ? now : new()
    {
        Caller = Text("settings.pacing.abandoned.caller", change.Caller, now.Caller, LongestName, findings),
        Number = change.Number is null ? now.Number : change.Number.Length == 0 ? null : findings.Number("settings.pacing.abandoned.number", change.Number),
        Text = Text("settings.pacing.abandoned.text", change.Text, now.Text, AbandonedMessage.LongestText, findings),
        Sound = Text("settings.pacing.abandoned.sound", change.Sound, now.Sound, LongestName, findings),
        OptOutKey = Key("settings.pacing.abandoned.optOutKey", change.OptOutKey, now.OptOutKey, findings),
    };

    // An empty text goes back to the default.
    private static string? Text(string path, string? given, string? now, int longest, Findings findings) =>
        given is null ? now : given.Length == 0 ? null : findings.Text(path, given, longest);

    private static char Key(string path, string? given, char now, Findings findings)
    {
        if (given is null)
        {
            return now;
        }
        if (given.Length != 1 || !"0123456789*#".Contains(given[0]))
        {
            findings.Add(path, "is no key", "Give one of 0 to 9, * and #.");
            return now;
        }
        return given[0];
    }

    private static RetryRules Read(RetryChange? change, RetryRules now, Findings findings)
    {
        if (change is null)
        {
            return now;
        }
        int attempts = findings.Within("settings.retry.maxAttempts", change.MaxAttempts, now.MaxAttempts, 1, 20);
        now = now with { MaxAttempts = attempts, ByDisposition = change.DelaySecondsByDisposition is { } given ? ByDisposition(given, findings) : now.ByDisposition };
        if (change.DelaySeconds is null)
        {
            return now;
        }
        var delays = new Dictionary<AttemptOutcome, TimeSpan>();
        foreach ((string outcome, int seconds) in change.DelaySeconds)
        {
            string path = $"settings.retry.delaySeconds.{outcome}";
            AttemptOutcome parsed = findings.Code(path, outcome, AttemptOutcome.Busy);
            delays[parsed] = TimeSpan.FromSeconds(findings.Within(path, (int?)seconds, 0, 1, LongestDelay));
        }
        return now with { Delays = delays };
    }

    private static Dictionary<string, TimeSpan?> ByDisposition(IReadOnlyDictionary<string, int?> given, Findings findings)
    {
        var delays = new Dictionary<string, TimeSpan?>();
        foreach ((string disposition, int? seconds) in given)
        {
            string path = $"settings.retry.delaySecondsByDisposition.{disposition}";
            if (!Disposition.IsValid(disposition))
            {
                findings.Add(path, "is not a disposition", "Use 1 to 40 lower-case letters, digits and underscores.");
            }
            delays[disposition] = seconds is null ? null : TimeSpan.FromSeconds(findings.Within(path, seconds, 0, 1, LongestDelay));
        }
        return delays;
    }

    // Without an offset a time means another moment to each reader.
    private static DateTimeOffset? Time(string path, string text, Findings findings)
    {
        if (text.Length == 0)
        {
            return null;
        }
        bool known = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset time) && Offset().IsMatch(text);
        if (!known)
        {
            findings.Add(path, "is not a time with its offset", "Write it like 2026-03-31T18:00:00+02:00, or with Z for UTC.");
        }
        return time.ToUniversalTime();
    }

    [GeneratedRegex("T.*(Z|[+-][0-9]{2}:[0-9]{2})$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex Offset();
}
