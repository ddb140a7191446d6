namespace CxBridge.Practice.Truth;

/// <summary>What really happened in one call.</summary>
public sealed class CallTruth
{
    public required string CallId { get; init; }

    public required string Persona { get; init; }

    public required DateTimeOffset InvitedAt { get; init; }

    public bool Answered { get; internal set; }

    /// <summary>Null while the call is up.</summary>
    public CallEnd? End { get; internal set; }

    public DateTimeOffset? EndedAt { get; internal set; }

    /// <summary>Final SIP status.</summary>
    public int? Status { get; internal set; }

    /// <summary>Why the callee hung up, if it did.</summary>
    public string? HungUpWhy { get; internal set; }

    /// <summary>Whom the callee was handed to, masked; null when that was not asked for or not done.</summary>
    public string? TransferredTo { get; internal set; }

    /// <summary>The last meaning that was said to its end; null when nothing meant anything.</summary>
    public string? SaidIntent => SaidIntents.Count == 0 ? null : SaidIntents[^1];

    /// <summary>All of them in order.</summary>
    public IReadOnlyList<string> SaidIntents => [.. Said.Select(s => s.Intent).OfType<string>()];

    public List<SaidWords> Said { get; } = [];

    /// <summary>For each turn of the bot, from the end of the callee's words to the bot's voice, where the callee had spoken.</summary>
    public List<int> ResponsesMs { get; } = [];

    /// <summary>For each time that the bot fell silent when spoken over, how long that took, by manner.</summary>
    public List<BotReaction> Overlaps { get; } = [];

    public HeardAudio? Heard { get; internal set; }

    internal string? SpeakingManner { get; set; }
}
