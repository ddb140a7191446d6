using CxBridge.Domain.Configuration;

namespace CxBridge.Domain.Screening;

/// <summary>Checks <see cref="ScreeningSettings"/> and names everything that is wrong with them. Pure.</summary>
public static class ScreeningLimits
{
    /// <summary>Every threshold that is a number, by its name in settings.</summary>
    public static IReadOnlyList<ScreeningLimit> All { get; } =
    [
        Time("initialSilenceMs", s => s.InitialSilence, (s, t) => s with { InitialSilence = t }, 100, 30_000),
        Time("greetingMs", s => s.Greeting, (s, t) => s with { Greeting = t }, 200, 30_000),
        Time("afterGreetingSilenceMs", s => s.AfterGreetingSilence, (s, t) => s with { AfterGreetingSilence = t }, 100, 5000),
        Time("totalAnalysisMs", s => s.TotalAnalysis, (s, t) => s with { TotalAnalysis = t }, 500, 60_000),
        Time("minWordLengthMs", s => s.MinWordLength, (s, t) => s with { MinWordLength = t }, 20, 1000),
        Time("betweenWordsSilenceMs", s => s.BetweenWordsSilence, (s, t) => s with { BetweenWordsSilence = t }, 20, 1000),
        Time("maximumWordLengthMs", s => s.MaximumWordLength, (s, t) => s with { MaximumWordLength = t }, 200, 30_000),
        Time("hearingMs", s => s.Hearing, (s, t) => s with { Hearing = t }, 500, 3000),
        Time("doubtMs", s => s.Doubt, (s, t) => s with { Doubt = t }, 500, 10_000),
        Time("decideByMs", s => s.DecideBy, (s, t) => s with { DecideBy = t }, 500, 30_000),
        Time("secondLookMs", s => s.SecondLook, (s, t) => s with { SecondLook = t }, 1000, 30_000),
        Time("beepTimeoutMs", s => s.BeepTimeout, (s, t) => s with { BeepTimeout = t }, 1000, 120_000),
        Time("beepShortestMs", s => s.BeepShortest, (s, t) => s with { BeepShortest = t }, 60, 2000),
        new("beepLowestHz", s => s.BeepLowest, (s, n) => s with { BeepLowest = n }, 150, 3700),
        new("beepHighestHz", s => s.BeepHighest, (s, n) => s with { BeepHighest = n }, 150, 3700),
        new("beepPurityPercent", s => s.BeepPurity, (s, n) => s with { BeepPurity = n }, 60, 99),
        new("maximumWords", s => s.MaximumWords, (s, n) => s with { MaximumWords = n }, 1, 20),
        new("silenceThreshold", s => s.SilenceThreshold, (s, n) => s with { SilenceThreshold = n }, 0, 32767),
    ];

    /// <summary>What is wrong; empty when nothing is.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="path">Where they stand, such as <c>Media:Screening</c>.</param>
    /// <param name="separator">Between the path and a name.</param>
    public static IReadOnlyList<ConfigurationError> Check(ScreeningSettings settings, string path, char separator)
    {
        var errors = new List<ConfigurationError>();
        foreach (ScreeningLimit limit in All)
        {
            int value = limit.Get(settings);
            if (value < limit.Least || value > limit.Most)
            {
                errors.Add(new($"{path}{separator}{limit.Name}", $"is {value}", $"Use {limit.Least} to {limit.Most}."));
            }
        }

        if (errors.Count == 0 && settings.Doubt <= settings.Hearing)
        {
            errors.Add(new($"{path}{separator}doubtMs", "the words would come too late", "Make it longer than hearingMs."));
        }

        if (errors.Count == 0 && settings.BeepLowest >= settings.BeepHighest)
        {
            errors.Add(new($"{path}{separator}beepHighestHz", "no beep can be both", "Make it higher than beepLowestHz."));
        }

        return errors;
    }

    private static ScreeningLimit Time(
        string name, Func<ScreeningSettings, TimeSpan> get, Func<ScreeningSettings, TimeSpan, ScreeningSettings> with, int least, int most) =>
        new(name, s => (int)get(s).TotalMilliseconds, (s, ms) => with(s, TimeSpan.FromMilliseconds(ms)), least, most);
}
