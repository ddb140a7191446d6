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

    /// <summary>Revision of the campaign's settings that it was dialled with; null when it was dialled before they were counted.</summary>
    public long? Revision { get; init; }
}
