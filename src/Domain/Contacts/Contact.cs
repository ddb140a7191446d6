using CxBridge.Domain.Attempts;
using CxBridge.Domain.Compliance;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Domain.Contacts;

/// <summary>A contact's row, with the state of its open attempt, if it has one.</summary>
public sealed record Contact
{
    public required ContactId Id { get; init; }

    public required CampaignId Campaign { get; init; }

    public required PhoneNumber Number { get; init; }

    public string? Name { get; init; }

    public string? Reference { get; init; }

    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    public required ContactState State { get; init; }

    /// <summary>Attempts that passed the gate.</summary>
    public required int Attempts { get; init; }

    /// <summary>When it is due; null in states that wait for nothing.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>Of the last closed attempt.</summary>
    public AttemptOutcome? Outcome { get; init; }

    /// <summary>Of the last closed attempt.</summary>
    public Disposition? Disposition { get; init; }

    /// <summary>The open attempt, or else the last one.</summary>
    public AttemptId? Attempt { get; init; }

    /// <summary>The rule that put it off or suppressed it; null when none did.</summary>
    public DialRule? Hold { get; init; }

    /// <summary>State of the open attempt, or null.</summary>
    public AttemptState? Open { get; init; }
}
