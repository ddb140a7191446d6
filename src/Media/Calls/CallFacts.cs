using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Screening;
using CxBridge.Domain.Telephony;
using CxBridge.Media.Turns;

namespace CxBridge.Media.Calls;

/// <summary>What a session has learned of its call by the end.</summary>
internal sealed class CallFacts(GatedAttempt attempt, DateTimeOffset startedAt)
{
    public GatedAttempt Attempt => attempt;

    public DateTimeOffset StartedAt => startedAt;

    public DateTimeOffset? AnsweredAt { get; set; }

    public LegEnd? End { get; set; }

    /// <summary>Which way the call went; null when it was not placed.</summary>
    public CallWay? Way { get; set; }

    /// <summary>Why no INVITE was sent, for the want of a permit or a number; null when one may have been.</summary>
    public string? NotSent { get; set; }

    public ScreeningVerdict? Screening { get; set; }

    /// <summary>What the campaign does with the verdict; null before it.</summary>
    public ScreeningAction? Action { get; set; }

    /// <summary>When they had said their greeting, from the answer; null when nobody spoke.</summary>
    public TimeSpan? GreetingEnd { get; set; }

    /// <summary>From the end of the greeting until the bot was there, or the message began.</summary>
    public TimeSpan? ConnectDelay { get; set; }

    /// <summary>No slot came free in time; they heard the message.</summary>
    public bool Abandoned { get; set; }

    /// <summary>They pressed the key by which they are not called again.</summary>
    public bool OptedOut { get; set; }

    /// <summary>Why we hung up, or null when we did not.</summary>
    public HangupReason? Hangup { get; set; }

    /// <summary>How our side ended the conversation, or null when it did not.</summary>
    public ConversationEnd? ConversationEnd { get; set; }

    /// <summary>Something broke on our side.</summary>
    public Breakage Breakage { get; set; }

    /// <summary>Whether a person took the call over.</summary>
    public Handing Handing { get; set; }

    public ConversationResult? Conversation { get; set; }

    public string? Recording { get; set; }

    public MediaStatistics? Media { get; set; }
}
