using CxBridge.Domain.Campaigns;

namespace CxBridge.Gateway.Crm.Campaigns;

/// <summary>Body of a new campaign.</summary>
internal sealed record NewCampaign(string? Name, SettingsChange? Settings);

/// <summary>Body of a change; what is left out stays as it is.</summary>
/// <param name="Name">New name.</param>
/// <param name="Settings">New settings.</param>
/// <param name="Version">The version that the change was made from; a campaign that moved on since then is not overwritten.</param>
internal sealed record CampaignChange(string? Name = null, SettingsChange? Settings = null, long? Version = null);

/// <summary>Settings as a request gives them; every one may be left out but bot, carrier and callerId of a new campaign.</summary>
internal sealed record SettingsChange
{
    public string? Bot { get; init; }

    /// <summary>Left out: the newest.</summary>
    public int? BotVersion { get; init; }

    public string? Carrier { get; init; }
    public string? CallerId { get; init; }
    public int? ConcurrencyLimit { get; init; }
    public int? RingTimeoutSeconds { get; init; }
    public string? OnMachine { get; init; }
    public string? OnUnknown { get; init; }
    public PacingChange? Pacing { get; init; }
    public int? Weight { get; init; }
    public int? GuaranteedSlots { get; init; }
    public RetryChange? Retry { get; init; }

    /// <summary>An empty text removes it.</summary>
    public string? Webhook { get; init; }
}

/// <summary>Pacing as a request gives it; what is left out stays as it is.</summary>
/// <param name="Mode">How many attempts are begun.</param>
/// <param name="LinesPerSeat">Lines for each free seat, with mode ratio.</param>
/// <param name="TargetAbandonPercent">Answers that may find no seat, with mode predictive.</param>
/// <param name="ReserveSeats">Seats that predictive pacing does not plan with.</param>
internal sealed record PacingChange(string? Mode = null, double? LinesPerSeat = null, double? TargetAbandonPercent = null, int? ReserveSeats = null);

/// <summary>Retry rules as a request gives them.</summary>
/// <param name="MaxAttempts">One cap over all rules.</param>
/// <param name="DelaySeconds">By outcome; replaces the whole table.</param>
internal sealed record RetryChange(int? MaxAttempts = null, IReadOnlyDictionary<string, int>? DelaySeconds = null);

/// <summary>Settings as they are.</summary>
internal sealed record SettingsView(
    BotId Bot, int BotVersion, CarrierId Carrier, string CallerId, int ConcurrencyLimit, int RingTimeoutSeconds,
    string OnMachine, string OnUnknown, PacingView Pacing, int Weight, int GuaranteedSlots, RetryView Retry, Uri? Webhook);

/// <summary>Pacing as it is.</summary>
internal sealed record PacingView(string Mode, double LinesPerSeat, double TargetAbandonPercent, int ReserveSeats);

/// <summary>Retry rules as they are.</summary>
internal sealed record RetryView(int MaxAttempts, IReadOnlyDictionary<string, int> DelaySeconds);

/// <summary>How many contacts are where.</summary>
internal sealed record CountsView(int Total, IReadOnlyDictionary<string, int> ByState, IReadOnlyDictionary<string, int> ByDisposition, DateTimeOffset? NextDue);

/// <summary>A campaign.</summary>
internal sealed record CampaignView(
    CampaignId Id, string Name, CampaignState State, SettingsView Settings, CountsView Counts, DateTimeOffset CreatedAt, long Version);

/// <summary>A list with the moment it was read.</summary>
internal sealed record Listing<T>(IReadOnlyList<T> Items, DateTimeOffset At);
