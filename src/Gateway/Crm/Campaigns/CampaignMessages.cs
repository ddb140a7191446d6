using CxBridge.Domain.Campaigns;
using CxBridge.Gateway.Crm.Compliance;

namespace CxBridge.Gateway.Crm.Campaigns;

/// <summary>Body of a new campaign.</summary>
internal sealed record NewCampaign(string? Name, SettingsChange? Settings);

/// <summary>Body of a change; what is left out stays as it is.</summary>
/// <param name="Name">New name.</param>
/// <param name="Settings">New settings.</param>
internal sealed record CampaignChange(string? Name = null, SettingsChange? Settings = null);

/// <summary>Body of a schedule.</summary>
/// <param name="StartsAt">When the campaign starts by itself.</param>
internal sealed record ScheduleRequest(DateTimeOffset? StartsAt);

/// <summary>Body of a clone; all of it may be left out.</summary>
/// <param name="Name">Of the new campaign; left out: that of the old one, marked as a copy.</param>
/// <param name="Contacts">Which contacts come along, as if newly imported: none (the default) or all.</param>
internal sealed record CloneRequest(string? Name = null, CloneContacts? Contacts = null);

/// <summary>Which contacts a clone gets.</summary>
internal enum CloneContacts
{
    None,
    All,
}

/// <summary>Settings as a request gives them; every one may be left out but bot, carrier and callerId of a new campaign.</summary>
internal sealed record SettingsChange
{
    public string? Bot { get; init; }

    /// <summary>Left out: the newest.</summary>
    public int? BotVersion { get; init; }

    public string? Carrier { get; init; }
    public string? CallerId { get; init; }

    /// <summary>Pool of numbers of which each call shows one, in place of callerId; an empty text removes it.</summary>
    public string? CallerIdPool { get; init; }
    public int? ConcurrencyLimit { get; init; }
    public int? RingTimeoutSeconds { get; init; }
    public string? OnMachine { get; init; }
    public string? OnUnknown { get; init; }

    /// <summary>What is said to a machine after the beep; an empty text removes it.</summary>
    public string? MachineMessage { get; init; }

    public ScreeningChange? Screening { get; init; }
    public PacingChange? Pacing { get; init; }
    public int? Weight { get; init; }
    public int? GuaranteedSlots { get; init; }
    public RetryChange? Retry { get; init; }

    /// <summary>Who may be called, when and how often.</summary>
    public ComplianceChange? Compliance { get; init; }

    /// <summary>A list without windows removes them.</summary>
    public HoursChange? Hours { get; init; }

    /// <summary>A time such as 2026-03-31T18:00:00+02:00; an empty text removes it.</summary>
    public string? EndsAt { get; init; }

    /// <summary>An empty text removes it.</summary>
    public string? Webhook { get; init; }
}

/// <summary>Screening as a request gives it; what is left out stays as it is.</summary>
/// <param name="Method">What a verdict is found by.</param>
/// <param name="Thresholds">By name; docs/screening.md lists them.</param>
internal sealed record ScreeningChange(string? Method = null, IReadOnlyDictionary<string, int>? Thresholds = null);

/// <summary>Screening as it is.</summary>
internal sealed record ScreeningRulesView(string Method, IReadOnlyDictionary<string, int> Thresholds);

/// <summary>Dialling hours of a campaign as a request gives them; they replace what was there.</summary>
/// <param name="Zone">Clock of a place, such as Europe/Berlin.</param>
/// <param name="Windows">When it dials; none: at all hours.</param>
internal sealed record HoursChange(string? Zone = null, IReadOnlyList<HoursWindowView>? Windows = null);

/// <summary>Hours of some days of the week.</summary>
/// <param name="Days">monday to sunday.</param>
/// <param name="From">Such as 09:00.</param>
/// <param name="To">Such as 18:00, at most 24:00; not included.</param>
internal sealed record HoursWindowView(IReadOnlyList<string>? Days = null, string? From = null, string? To = null);

/// <summary>Dialling hours of a campaign.</summary>
/// <param name="Zone">On whose clock.</param>
/// <param name="Windows">When it dials.</param>
internal sealed record HoursView(string Zone, IReadOnlyList<HoursWindowView> Windows);

/// <summary>Pacing as a request gives it; what is left out stays as it is.</summary>
/// <param name="Mode">How many attempts are begun.</param>
/// <param name="LinesPerSeat">Lines for each free seat, with mode ratio.</param>
/// <param name="TargetAbandonPercent">Answers that may find no seat, with mode predictive.</param>
/// <param name="ReserveSeats">Seats that predictive pacing does not plan with.</param>
/// <param name="Abandoned">What they hear who answer while no slot is free in time, with modes ratio and predictive.</param>
internal sealed record PacingChange(
    string? Mode = null, double? LinesPerSeat = null, double? TargetAbandonPercent = null, int? ReserveSeats = null, AbandonedChange? Abandoned = null);

/// <summary>The message for abandoned calls as a request gives it; what is left out stays as it is, an empty text goes back to the default.</summary>
/// <param name="Caller">Who calls.</param>
/// <param name="Number">The number to call back.</param>
/// <param name="Text">The sentence, with {caller}, {number} and {key}.</param>
/// <param name="Sound">A WAV file in the host's message folder, heard in place of the sentence.</param>
/// <param name="OptOutKey">The key by which they are not called again.</param>
internal sealed record AbandonedChange(string? Caller = null, string? Number = null, string? Text = null, string? Sound = null, string? OptOutKey = null);

/// <summary>Retry rules as a request gives them.</summary>
/// <param name="MaxAttempts">One cap over all rules.</param>
/// <param name="DelaySeconds">By outcome; replaces the whole table.</param>
/// <param name="DelaySecondsByDisposition">By disposition, before outcomes; null: it is final. Replaces the whole table.</param>
internal sealed record RetryChange(
    int? MaxAttempts = null, IReadOnlyDictionary<string, int>? DelaySeconds = null, IReadOnlyDictionary<string, int?>? DelaySecondsByDisposition = null);

/// <summary>Settings as they are.</summary>
internal sealed record SettingsView(
    BotId Bot, int BotVersion, CarrierId Carrier, string CallerId, CallerIdPoolId? CallerIdPool, int ConcurrencyLimit, int RingTimeoutSeconds,
    string OnMachine, string OnUnknown, PacingView Pacing, int Weight, int GuaranteedSlots, RetryView Retry, ComplianceView Compliance, HoursView? Hours, DateTimeOffset? EndsAt, Uri? Webhook,
    string? MachineMessage, ScreeningRulesView? Screening);

/// <summary>Pacing as it is.</summary>
internal sealed record PacingView(string Mode, double LinesPerSeat, double TargetAbandonPercent, int ReserveSeats, AbandonedView Abandoned);

/// <summary>The message for abandoned calls as it is.</summary>
/// <param name="Caller">Who calls; null for the number shown.</param>
/// <param name="Number">The number to call back; null for the number shown.</param>
/// <param name="Text">The sentence, with {caller}, {number} and {key}.</param>
/// <param name="Sound">A WAV file in its place, or null.</param>
/// <param name="OptOutKey">The key by which they are not called again.</param>
internal sealed record AbandonedView(string? Caller, string? Number, string Text, string? Sound, string OptOutKey);

/// <summary>Retry rules as they are.</summary>
internal sealed record RetryView(int MaxAttempts, IReadOnlyDictionary<string, int> DelaySeconds, IReadOnlyDictionary<string, int?> DelaySecondsByDisposition);

/// <summary>How many contacts are where.</summary>
internal sealed record CountsView(int Total, IReadOnlyDictionary<string, int> ByState, IReadOnlyDictionary<string, int> ByDisposition, DateTimeOffset? NextDue);

/// <summary>A campaign.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">For people.</param>
/// <param name="State">Where in its life it is.</param>
/// <param name="Settings">What it does.</param>
/// <param name="Counts">Its contacts.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Revision">Counts changes of name and settings; the ETag of the answer.</param>
/// <param name="StartsAt">When it starts by itself, or was to.</param>
/// <param name="ArchivedAt">Since when it is out of sight.</param>
/// <param name="Recent">The last 5 minutes, at most 2 s old; null while it does not run.</param>
internal sealed record CampaignView(
    CampaignId Id, string Name, CampaignState State, SettingsView Settings, CountsView Counts, DateTimeOffset CreatedAt, long Revision,
    DateTimeOffset? StartsAt, DateTimeOffset? ArchivedAt, RecentView? Recent);

/// <summary>One version of a campaign's name and settings.</summary>
/// <param name="Number">From 1; calls name the one that they were dialled with.</param>
/// <param name="Name">As of then.</param>
/// <param name="Settings">As of then.</param>
/// <param name="At">When it was made.</param>
/// <param name="By">Who made it.</param>
/// <param name="What">What was changed, one line for each setting; empty for the first.</param>
internal sealed record RevisionView(long Number, string Name, SettingsView Settings, DateTimeOffset At, string By, IReadOnlyList<string> What);

/// <summary>A page of revisions, newest first.</summary>
/// <param name="Items">The revisions.</param>
/// <param name="Next">Pass as <c>before</c> for the next page; null on the last one.</param>
/// <param name="At">When it was read.</param>
internal sealed record RevisionPage(IReadOnlyList<RevisionView> Items, long? Next, DateTimeOffset At);

/// <summary>A list with the moment it was read.</summary>
internal sealed record Listing<T>(IReadOnlyList<T> Items, DateTimeOffset At);
