namespace CxBridge.Practice.Callees;

/// <summary>Something that a callee did or heard, on the clock of its own media: time since the answer.</summary>
/// <param name="At">When.</param>
public abstract record CalleeEvent(TimeSpan At)
{
    /// <summary>Words began.</summary>
    /// <param name="Text">The words.</param>
    /// <param name="Intent">What they mean; null for small talk.</param>
    /// <param name="Manner">Why now.</param>
    public sealed record SpeechBegan(TimeSpan At, string Text, string? Intent, SpeechManner Manner) : CalleeEvent(At);

    /// <summary>Words are out.</summary>
    public sealed record SpeechEnded(TimeSpan At, string Text, string? Intent, TimeSpan Length) : CalleeEvent(At);

    /// <summary>A turn of the bot is over.</summary>
    /// <param name="Turn">From 1.</param>
    /// <param name="Start">When it began.</param>
    /// <param name="Voiced">Voice in it.</param>
    /// <param name="Response">From the end of the callee's words to its begin; null when the callee had said nothing since the turn before, or still spoke.</param>
    public sealed record BotTurnEnded(TimeSpan At, int Turn, TimeSpan Start, TimeSpan Voiced, TimeSpan? Response) : CalleeEvent(At);

    /// <summary>The bot fell silent after the callee had begun to speak over it.</summary>
    /// <param name="After">From the begin of the callee's words to the bot's last voice.</param>
    public sealed record BotYielded(TimeSpan At, SpeechManner Manner, TimeSpan After) : CalleeEvent(At);

    /// <summary>The bot spoke on over the callee's words, to their end and a second longer.</summary>
    public sealed record BotSpokeOn(TimeSpan At, SpeechManner Manner) : CalleeEvent(At);

    /// <summary>The tone of the answering machine is over; what follows is recorded.</summary>
    public sealed record RecordingBegan(TimeSpan At) : CalleeEvent(At);

    /// <summary>The callee hangs up.</summary>
    public sealed record HangingUp(TimeSpan At, CalleeHangup Why) : CalleeEvent(At);
}
