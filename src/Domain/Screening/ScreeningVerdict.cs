namespace CxBridge.Domain.Screening;

/// <summary>Who answered.</summary>
/// <param name="Answer">The verdict.</param>
/// <param name="Cause">Why, with its numbers, such as <c>MAXWORDS-3-2</c>; never what was said.</param>
/// <param name="DecidedAt">Since the answer, on the media clock.</param>
public sealed record ScreeningVerdict(AnsweredBy Answer, string Cause, TimeSpan DecidedAt)
{
    /// <summary>When the last sound before the verdict ended, since the answer; null when nobody spoke.</summary>
    public TimeSpan? GreetingEnd { get; init; }

    /// <summary>Voice up to the verdict.</summary>
    public TimeSpan Voiced { get; init; }

    /// <summary>Words up to the verdict, as the rhythm counts them.</summary>
    public int Words { get; init; }

    /// <summary>Where the beep began, since the answer; null when none was heard before the verdict.</summary>
    public TimeSpan? BeepAt { get; init; }

    /// <summary>What the line said in tones.</summary>
    public LineSignal Signal { get; init; }

    /// <summary>What it was found by: the rhythm alone also where words were wanted and no recogniser knows the language.</summary>
    public ScreeningMethod Method { get; init; } = ScreeningMethod.RhythmAndWords;
}
