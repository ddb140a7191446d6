using CxBridge.Domain.Attempts;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Screening;
using CxBridge.Domain.Telephony;

namespace CxBridge.Domain.Calls;

/// <summary>The complete record that a host hands back when an attempt is over.</summary>
public sealed record CallRecord
{
    /// <summary>Name among <see cref="Values"/>.</summary>
    public const string OptOut = "opt_out";

    public required AttemptId Attempt { get; init; }

    public required CampaignId Campaign { get; init; }

    public required ContactId Contact { get; init; }

    /// <summary>Who called whom.</summary>
    public CallDirection Direction { get; init; }

    /// <summary>The gate; of a call that came in, when it was taken.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>2xx, or null.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    public required DateTimeOffset EndedAt { get; init; }

    public required AttemptOutcome Outcome { get; init; }

    public required Disposition Disposition { get; init; }

    /// <summary>How the leg ended, with the exact SIP cause; null when it never came to a leg.</summary>
    public LegEnd? End { get; init; }

    /// <summary>Which carrier and number it went with; null when it never came to that.</summary>
    public CallWay? Way { get; init; }

    /// <summary>What the carrier will ask for it, from the answer to the end; null without an answer or a known price.</summary>
    public decimal? Cost => AnsweredAt is { } answered ? Way?.Noted.CostOf(EndedAt - answered) : null;

    /// <summary>Who answered, and how that was found; null when nobody did.</summary>
    public ScreeningVerdict? Screening { get; init; }

    /// <summary>When they had said their greeting, from the answer; null when nobody spoke.</summary>
    public TimeSpan? GreetingEnd { get; init; }

    /// <summary>From the end of the greeting until the bot was there, or until the message for abandoned calls began.</summary>
    public TimeSpan? ConnectDelay { get; init; }

    /// <summary>Who said what, by start time.</summary>
    public IReadOnlyList<TranscriptLine> Transcript { get; init; } = [];

    /// <summary>One for each answer of the bot to the caller.</summary>
    public IReadOnlyList<TurnLatency> Turns { get; init; } = [];

    /// <summary>What was learned, such as <c>day</c>; <see cref="OptOut"/> when they asked, by key or words, not to be called again.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>When the callee asked to be called again, counted from the end of the call; or null.</summary>
    public TimeSpan? CallbackAfter { get; init; }

    /// <summary>Path of the stereo WAV below the recordings folder, or null.</summary>
    public string? Recording { get; init; }

    /// <summary>What RTP saw; null without an answer.</summary>
    public MediaStatistics? Media { get; init; }
}
