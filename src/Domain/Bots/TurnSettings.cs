namespace CxBridge.Domain.Bots;

/// <summary>How a bot takes turns.</summary>
public sealed record TurnSettings
{
    /// <summary>Silence after the caller's words before the bot answers, counted from the end of speech. Default 500 ms.</summary>
    public TimeSpan MinEndpointing { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The bot answers at the latest after this silence. Default 3 s.</summary>
    public TimeSpan MaxEndpointing { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Voiced time that interrupts the bot while it speaks. Default 500 ms.</summary>
    public TimeSpan BargeIn { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Playing goes on after a false interruption (speech without words) of this length. Default 1 s.</summary>
    public TimeSpan FalseInterruption { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Silence of both sides after which the bot speaks up. Default 6 s.</summary>
    public TimeSpan ReEngageAfter { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>Phrases that never interrupt and, while the bot speaks, are no turn: backchannels.</summary>
    public IReadOnlyList<string> Backchannels { get; init; } = ["uh huh", "mm hmm", "okay", "right", "i see", "yeah", "sure"];
}
