using CxBridge.Domain.Configuration;

namespace CxBridge.Domain.Screening;

/// <summary>Checks <see cref="ScreeningSettings"/> and names everything that is wrong with them. Pure.</summary>
public static class ScreeningLimits
{
    /// <summary>Least and most of each threshold, in milliseconds, by its name in settings.</summary>
    public static IReadOnlyList<(string Name, Func<ScreeningSettings, TimeSpan> Value, int Least, int Most)> Times { get; } =
    [
        ("initialSilenceMs", s => s.InitialSilence, 100, 30_000),
        ("greetingMs", s => s.Greeting, 200, 30_000),
        ("afterGreetingSilenceMs", s => s.AfterGreetingSilence, 100, 5_000),
        ("totalAnalysisMs", s => s.TotalAnalysis, 500, 60_000),
        ("minWordLengthMs", s => s.MinWordLength, 20, 1_000),
        ("betweenWordsSilenceMs", s => s.BetweenWordsSilence, 20, 1_000),
        ("maximumWordLengthMs", s => s.MaximumWordLength, 200, 30_000),
        ("hearingMs", s => s.Hearing, 500, 3_000),
        ("doubtMs", s => s.Doubt, 500, 10_000),
        ("secondLookMs", s => s.SecondLook, 1_000, 30_000),
        ("beepTimeoutMs", s => s.BeepTimeout, 1_000, 120_000),
    ];

    /// <summary>What is wrong; empty when nothing is.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="path">Where they stand, such as <c>Media:Screening</c>.</param>
    /// <param name="separator">Between the path and a name.</param>
    public static IReadOnlyList<ConfigurationError> Check(ScreeningSettings settings, string path, char separator)
    {
        var errors = new List<ConfigurationError>();
        foreach ((string name, Func<ScreeningSettings, TimeSpan> value, int least, int most) in Times)
        {
            double ms = value(settings).TotalMilliseconds;
            if (ms < least || ms > most)
            {
                errors.Add(new($"{path}{separator}{name}", $"{ms:F0} ms is out of range", $"Use {least} to {most} ms."));
            }
        }

        if (settings.MaximumWords is < 1 or > 20)
        {
            errors.Add(new($"{path}{separator}maximumWords", $"{settings.MaximumWords} is out of range", "Use 1 to 20 words."));
        }

        if (settings.SilenceThreshold is < 0 or > 32767)
        {
            errors.Add(new($"{path}{separator}silenceThreshold", $"{settings.SilenceThreshold} is out of range", "Use a mean amplitude of 0 to 32767."));
        }

        if (errors.Count == 0 && settings.Doubt <= settings.Hearing)
        {
            errors.Add(new($"{path}{separator}doubtMs", "the words would come too late", "Make it longer than hearingMs."));
        }

        return errors;
    }
}
