using CxBridge.Voice.Providers.PocketSphinx;

namespace CxBridge.Tests.Unit.Voice.Listening;

public class RejectionTests
{
    private static readonly Hypothesis Said = new("yes i can make it", Score: -100_000, Frames: 100);

    [Fact]
    public void Misfit_GrowsWithWhatPhonesExplainBetter() =>
        Assert.True(Rejection.Misfit(Said, new("", Score: -99_000, Frames: 100)) < Rejection.Misfit(Said, new("", Score: -96_000, Frames: 100)));

    [Theory]
    [InlineData("um yes i can make it")]
    [InlineData("yes i can make it please")]
    [InlineData("yes i can make it thank you")]
    public void Misfit_GrowsWithSmallWords(string words)
    {
        Hypothesis phones = new("", Score: -99_000, Frames: 100);

        Assert.Equal(Rejection.Misfit(Said, phones) + 8, Rejection.Misfit(Said with { Text = words }, phones), tolerance: 0.001);
    }

    [Fact]
    public void Misfit_GrowsWhenAWordIsDrawnOverASentence()
    {
        Hypothesis phones = new("", Score: -100_000, Frames: 150);
        Hypothesis plain = Said with { Frames = 150 };

        Assert.True(Rejection.Misfit(plain with { Text = "no" }, phones) > Rejection.Misfit(plain, phones) + 30);
    }

    [Fact]
    public void Confidence_IsHalfAtTheThreshold() =>
        Assert.Equal(0.5, Rejection.Confidence(Said, new("", -98_000, 100), Rejection.Misfit(Said, new("", -98_000, 100))), tolerance: 0.001);
}
