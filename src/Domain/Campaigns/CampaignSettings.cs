using System.ComponentModel.DataAnnotations;
using CxBridge.Domain.Attempts;
using CxBridge.Domain.Compliance;
using CxBridge.Domain.Dialling.Pacing;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Screening;
using CxBridge.Domain.Telephony;

namespace CxBridge.Domain.Campaigns;

/// <summary>What a campaign does; changed only as a whole, each change a new <see cref="CampaignRevision"/>.</summary>
public sealed record CampaignSettings
{
    /// <summary>Who speaks.</summary>
    public required BotId Bot { get; init; }

    /// <summary>Version of the bot.</summary>
    [Range(1, int.MaxValue)]
    public int BotVersion { get; init; } = 1;

    /// <summary>Who carries the calls.</summary>
    public required CarrierId Carrier { get; init; }

    /// <summary>Number shown to the callee.</summary>
    public required PhoneNumber CallerId { get; init; }

    /// <summary>Pool that each call takes its number to show from; null: every call shows <see cref="CallerId"/>.</summary>
    public CallerIdPoolId? CallerIdPool { get; init; }

    /// <summary>Most conversations at once. Default 16. With progressive and manual pacing calls that ring count as well; with ratio and predictive pacing
    /// they come on top, on lines.</summary>
    [Range(1, 100_000)]
    public int ConcurrencyLimit { get; init; } = 16;

    /// <summary>From INVITE to a final answer; then CANCEL. Default 30 s, at least 15 s (rules on abandoned calls).</summary>
    public TimeSpan RingTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What to do when a machine answered. Default: hang up.</summary>
    public ScreeningAction OnMachine { get; init; } = ScreeningAction.Teardown;

    /// <summary>What to do when the answer cannot be told. Default: attach the bot.</summary>
    public ScreeningAction OnUnknown { get; init; } = ScreeningAction.Continue;

    /// <summary>Thresholds of screening; null for the host's.</summary>
    public ScreeningSettings? Screening { get; init; }

    /// <summary>What is said to a machine after the beep, with <see cref="ScreeningAction.LeaveMessage"/>; null for nothing. At most 1,000 characters.</summary>
    [StringLength(1000)]
    public string? MachineMessage { get; init; }

    /// <summary>How many attempts are begun. Default: one for each free seat.</summary>
    public PacingSettings Pacing { get; init; } = new();

    /// <summary>Weight against other campaigns when slots are scarce. Default 1.</summary>
    [Range(1, 1000)]
    public int Weight { get; init; } = 1;

    /// <summary>Slots that this campaign gets before weights count. Default 0.</summary>
    [Range(0, 100_000)]
    public int GuaranteedSlots { get; init; }

    /// <summary>When and how often a contact is tried again.</summary>
    public RetryRules Retry { get; init; } = new();

    /// <summary>When it dials, week by week; null: at all hours.</summary>
    public DiallingHours? Hours { get; init; }

    /// <summary>When it ends: live calls come to their end, and who was not reached by then is not called. Null: when everybody is done with.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>Who may be called at which hours and how often. Default: the rules of each contact's place.</summary>
    public ComplianceSettings Compliance { get; init; } = new();

    /// <summary>Where results are pushed (HTTP POST), or null.</summary>
    public Uri? Webhook { get; init; }

    /// <summary>Whether the campaign's own hours and its end let it dial.</summary>
    public bool MayDialAt(DateTimeOffset now) => !(EndsAt <= now) && (Hours?.IsOpen(now) ?? true);

    /// <summary>Whether they let an attempt begin whose INVITE may leave a while later.</summary>
    public bool MayBeginAt(DateTimeOffset now) => MayDialAt(now) && MayDialAt(now + DialLaw.Ahead);
}
