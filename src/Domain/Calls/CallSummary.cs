using CxBridge.Domain.Attempts;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Domain.Calls;

/// <summary>An attempt past the gate as a list shows it; live or over.</summary>
public sealed record CallSummary(
    AttemptId Attempt,
    CampaignId Campaign,
    ContactId Contact,
    PhoneNumber Number,
    string? Name,
    int AttemptNumber,
    AttemptState State,
    string? Host,
    int? Slot,
    DateTimeOffset StartedAt,
    DateTimeOffset? AnsweredAt,
    DateTimeOffset? EndedAt,
    AttemptOutcome? Outcome,
    Disposition? Disposition)
{
    /// <summary>Who called whom.</summary>
    public CallDirection Direction { get; init; }

    /// <summary>Which way it goes; null before its first INVITE, and of calls that came in.</summary>
    public NotedWay? Way { get; init; }

    /// <summary>What the carrier will ask for it, from the answer to the end; null while it lasts, without an answer or a known price.</summary>
    public decimal? Cost => AnsweredAt is { } answered && EndedAt is { } ended ? Way?.CostOf(ended - answered) : null;

    /// <summary>Revision of the campaign's settings that it was dialled with; null when it was dialled before they were counted.</summary>
    public long? Revision { get; init; }
}
