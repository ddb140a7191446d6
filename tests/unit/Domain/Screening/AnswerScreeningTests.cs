using CxBridge.Domain.Screening;

namespace CxBridge.Tests.Unit.Domain.Screening;

public class AnswerScreeningTests
{
    private readonly AnswerScreening _screening = new(new ScreeningSettings());

    [Theory]
    [InlineData(300)]
    [InlineData(700)]
    [InlineData(1200)]
    public void Hello_AndThenQuiet_IsAHuman(int greeting)
    {
        Assert.Null(Feed(400, FrameSound.Background));
        Assert.Null(Feed(greeting, FrameSound.Voice));
        Assert.Null(Feed(780, FrameSound.Background));
        ScreeningVerdict? verdict = Feed(20, FrameSound.Background);
        AssertVerdict(AnsweredBy.Human, "HUMAN-800-800", TimeSpan.FromMilliseconds(1200 + greeting), verdict);
    }

    [Fact]
    public void SilenceFromTheAnswerOn_IsUnknown_SinceItProvesNoMachine()
    {
        Assert.Null(Feed(2480, FrameSound.Background));
        ScreeningVerdict? verdict = Feed(20, FrameSound.Background);
        AssertVerdict(AnsweredBy.Unknown, "INITIALSILENCE-2500-2500", TimeSpan.FromMilliseconds(2500), verdict);
    }

    [Fact]
    public void LongGreeting_IsAMachine()
    {
        Feed(300, FrameSound.Background);
        ScreeningVerdict? verdict = Feed(3000, FrameSound.Voice);
        AssertVerdict(AnsweredBy.Machine, "LONGGREETING-1500-1500", TimeSpan.FromMilliseconds(1800), verdict);
    }

    [Fact]
    public void ThirdWord_IsAMachine()
    {
        for (int word = 0; word < 2; word++)
        {
            Assert.Null(Feed(200, FrameSound.Voice));
            Assert.Null(Feed(100, FrameSound.Background));
        }

        ScreeningVerdict? verdict = Feed(100, FrameSound.Voice);
        AssertVerdict(AnsweredBy.Machine, "MAXWORDS-3-2", TimeSpan.FromMilliseconds(700), verdict);
    }

    [Fact]
    public void OneSoundWithoutEnd_IsAMachine_WhenTheGreetingMayBeLong()
    {
        var screening = new AnswerScreening(new ScreeningSettings { Greeting = TimeSpan.FromSeconds(9), TotalAnalysis = TimeSpan.FromSeconds(9) });
        Assert.Equal("MAXWORDLENGTH-5000-5000", Feed(screening, 8000, FrameSound.Voice, 3000)?.Cause);
    }

    [Fact]
    public void Clicks_AreNoWords()
    {
        ScreeningVerdict? verdict = null;
        for (int i = 0; i < 40 && verdict is null; i++)
        {
            verdict = Feed(40, FrameSound.Voice) ?? Feed(100, FrameSound.Background);
        }

        Assert.Equal(AnsweredBy.Unknown, verdict?.Answer);
        Assert.StartsWith("INITIALSILENCE", verdict?.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void FaintVoice_IsSilence() => Assert.StartsWith("INITIALSILENCE", Feed(_screening, 3000, FrameSound.Voice, 200)?.Cause, StringComparison.Ordinal);

    [Fact]
    public void WordsThatNeverEndInQuiet_AreUnknownAtTheEndOfTheAnalysis()
    {
        var screening = new AnswerScreening(new ScreeningSettings { MaximumWords = 20, Greeting = TimeSpan.FromSeconds(9) });
        ScreeningVerdict? verdict = null;
        for (int i = 0; i < 40 && verdict is null; i++)
        {
            verdict = Feed(screening, 300, FrameSound.Voice, 3000) ?? Feed(screening, 300, FrameSound.Background, 10);
        }

        Assert.Equal("TOOLONG-5000-5000", verdict?.Cause);
    }

    [Fact]
    public void Verdict_IsNeverTakenBack()
    {
        ScreeningVerdict? first = Feed(2500, FrameSound.Background);
        Assert.Same(first, Feed(3000, FrameSound.Voice));
    }

    [Fact]
    public void Verdict_TellsHowMuchVoiceInHowManyWords()
    {
        Feed(400, FrameSound.Background);
        Feed(300, FrameSound.Voice);
        ScreeningVerdict? verdict = Feed(800, FrameSound.Background);
        Assert.Equal((TimeSpan.FromMilliseconds(300), 1), (verdict!.Voiced, verdict.Words));
    }

    [Fact]
    public void Tone_IsNeitherAGreetingNorTheSilenceOfSomebodyWhoWaits()
    {
        Assert.Null(Feed(2000, FrameSound.Background));
        Assert.Null(Feed(2000, FrameSound.Tone));
        Assert.StartsWith("INITIALSILENCE", Feed(500, FrameSound.Background)?.Cause, StringComparison.Ordinal);
    }

    private static void AssertVerdict(AnsweredBy answer, string cause, TimeSpan at, ScreeningVerdict? verdict) =>
        Assert.Equal((answer, cause, at), (verdict!.Answer, verdict.Cause, verdict.DecidedAt));

    private ScreeningVerdict? Feed(int milliseconds, FrameSound sound) => Feed(_screening, milliseconds, sound, 3000);

    private static ScreeningVerdict? Feed(AnswerScreening screening, int milliseconds, FrameSound sound, double amplitude)
    {
        ScreeningVerdict? verdict = null;
        for (int i = 0; i < milliseconds && verdict is null; i += 20)
        {
            verdict = screening.Observe(new ScreeningFrame(TimeSpan.FromMilliseconds(20), amplitude, sound));
        }

        return verdict;
    }
}
