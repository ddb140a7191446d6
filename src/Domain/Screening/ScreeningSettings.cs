namespace CxBridge.Domain.Screening;

/// <summary>
/// Thresholds of screening, those of <see cref="AnswerScreening"/> as telephony servers have long shipped them. Limits stand in <see cref="ScreeningLimits"/>.
/// </summary>
public sealed record ScreeningSettings
{
    /// <summary>What a verdict is found by. Default: rhythm and words.</summary>
    public ScreeningMethod Method { get; init; } = ScreeningMethod.RhythmAndWords;

    /// <summary>Silence after the answer before the verdict is Unknown: it proves neither a person nor a machine. Default 2.5 s.</summary>
    public TimeSpan InitialSilence { get; init; } = TimeSpan.FromMilliseconds(2500);

    /// <summary>Voice in the greeting that is more than a person says. Default 1.5 s.</summary>
    public TimeSpan Greeting { get; init; } = TimeSpan.FromMilliseconds(1500);

    /// <summary>Silence after a greeting in which a person waits for an answer. Default 800 ms.</summary>
    public TimeSpan AfterGreetingSilence { get; init; } = TimeSpan.FromMilliseconds(800);

    /// <summary>Without a verdict by then it is Unknown. Default 5 s.</summary>
    public TimeSpan TotalAnalysis { get; init; } = TimeSpan.FromMilliseconds(5000);

    /// <summary>Shorter voice is no word. Default 100 ms.</summary>
    public TimeSpan MinWordLength { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Silence that parts two words. Default 50 ms.</summary>
    public TimeSpan BetweenWordsSilence { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>More words than that come from a machine. Default 2.</summary>
    public int MaximumWords { get; init; } = 2;

    /// <summary>A single sound of that length comes from a machine. Default 5 s.</summary>
    public TimeSpan MaximumWordLength { get; init; } = TimeSpan.FromMilliseconds(5000);

    /// <summary>Mean amplitude of a frame, of 32767, below which it is silence whatever it sounds like. Default 256.</summary>
    public int SilenceThreshold { get; init; } = 256;

    /// <summary>With words: how much of a greeting, from its first sound on, the recogniser is given. Default 1.2 s.</summary>
    public TimeSpan Hearing { get; init; } = TimeSpan.FromMilliseconds(1200);

    /// <summary>With words: how long after the first sound a suspicion may wait to be confirmed; then the verdict is Unknown for now. Default 1.75 s.</summary>
    public TimeSpan Doubt { get; init; } = TimeSpan.FromMilliseconds(1750);

    /// <summary>With words: when, since the answer, a suspicion waits no longer, however late somebody began to speak; the recogniser has its time
    /// in any case. Default 2.3 s.</summary>
    public TimeSpan DecideBy { get; init; } = TimeSpan.FromMilliseconds(2300);

    /// <summary>With words: voice without a pause that makes a machine of an Unknown after all. Default 4.5 s.</summary>
    public TimeSpan SecondLook { get; init; } = TimeSpan.FromMilliseconds(4500);

    /// <summary>Longest wait for the beep before a message is left without one. Default 40 s.</summary>
    public TimeSpan BeepTimeout { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>The lowest frequency of a beep, hertz. Default 400.</summary>
    public int BeepLowest { get; init; } = 400;

    /// <summary>The highest frequency of a beep, hertz. Default 2050.</summary>
    public int BeepHighest { get; init; } = 2050;

    /// <summary>The shortest beep. Default 120 ms.</summary>
    public TimeSpan BeepShortest { get; init; } = TimeSpan.FromMilliseconds(120);

    /// <summary>The share of a beep, in per cent of all power on the line, that its one or two frequencies must have. Default 86, which is 8 dB above everything else.</summary>
    public int BeepPurity { get; init; } = 86;
}
