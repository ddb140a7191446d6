using CxBridge.Domain.Configuration;
using CxBridge.Domain.Screening;

namespace CxBridge.Tests.Unit.Domain.Screening;

public class ScreeningLimitsTests
{
    [Fact]
    public void Defaults_AreValid() => Assert.Empty(ScreeningLimits.Check(new ScreeningSettings(), "Media:Screening", ':'));

    [Fact]
    public void EverythingThatIsWrong_IsNamedAtOnce()
    {
        var settings = new ScreeningSettings { Greeting = TimeSpan.Zero, MaximumWords = 0, SilenceThreshold = 40_000, TotalAnalysis = TimeSpan.FromHours(1) };
        IReadOnlyList<ConfigurationError> errors = ScreeningLimits.Check(settings, "settings.screening", '.');
        Assert.Equal(
            ["settings.screening.greetingMs", "settings.screening.totalAnalysisMs", "settings.screening.maximumWords", "settings.screening.silenceThreshold"],
            errors.Select(error => error.Path));
    }

    [Fact]
    public void DoubtThatEndsBeforeTheWordsAreHeard_IsRefused() => Assert.Single(
        ScreeningLimits.Check(new ScreeningSettings { Doubt = TimeSpan.FromMilliseconds(900) }, "x", '.'), error => error.Path == "x.doubtMs");

    [Fact]
    public void BeepThatWouldHaveToBeHigherThanItself_IsRefused() => Assert.Single(
        ScreeningLimits.Check(new ScreeningSettings { BeepLowest = 1500, BeepHighest = 1500 }, "x", '.'), error => error.Path == "x.beepHighestHz");

    [Fact]
    public void EveryLimit_ReadsWhatItWrote()
    {
        Assert.All(ScreeningLimits.All, limit => Assert.Equal(limit.Least, limit.Get(limit.With(new ScreeningSettings(), limit.Least))));
        Assert.Equal(ScreeningLimits.All.Count, ScreeningLimits.All.DistinctBy(limit => limit.Name).Count());
    }
}
