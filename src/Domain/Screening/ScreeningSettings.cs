using System.ComponentModel.DataAnnotations;

namespace CxBridge.Domain.Screening;

/// <summary>Thresholds of <see cref="AnswerScreening"/>; the defaults are those that telephony servers have long shipped.</summary>
public sealed record ScreeningSettings
{
    /// <summary>Silence after the answer before the verdict is Unknown: it proves neither a person nor a machine. Default 2.5 s.</summary>
    public TimeSpan InitialSilence { get; init; } = TimeSpan.FromMilliseconds(2500);

    /// <summary>Voice in the greeting that only a machine takes. Default 1.5 s.</summary>
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
    [Range(1, 20)]
    public int MaximumWords { get; init; } = 2;

    /// <summary>A single sound of that length comes from a machine. Default 5 s.</summary>
    public TimeSpan MaximumWordLength { get; init; } = TimeSpan.FromMilliseconds(5000);

    /// <summary>Mean amplitude of a frame, of 32767, below which it is silence whatever it sounds like. Default 256.</summary>
    [Range(0, 32767)]
    public int SilenceThreshold { get; init; } = 256;
}
