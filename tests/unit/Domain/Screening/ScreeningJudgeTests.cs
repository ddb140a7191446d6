using CxBridge.Domain.Screening;

namespace CxBridge.Tests.Unit.Domain.Screening;

public class ScreeningJudgeTests
{
    private static readonly GreetingWords Reached = new(GreetingSense.Machine, "REACHED");
    private static readonly GreetingWords ThisIs = new(GreetingSense.Nothing, "THISIS");
    private static readonly GreetingWords Help = new(GreetingSense.Person, "HELP");
    private readonly ScreeningJudge _judge = new(new ScreeningSettings(), ScreeningMethod.RhythmAndWords);

    [Fact]
    public void ByRhythmAlone_ALongGreetingIsAMachineAtOnce()
    {
        var judge = new ScreeningJudge(new ScreeningSettings(), ScreeningMethod.Rhythm);
        Assert.Equal("LONGGREETING-1500-1500", Feed(judge, 3000, FrameSound.Voice)?.Cause);
        Assert.True(judge.IsDone);
    }

    [Fact]
    public void LongGreetingWithoutWords_IsUnknown_SoThatAPersonIsNotLost()
    {
        ScreeningVerdict? verdict = Feed(2500, FrameSound.Voice);
        Assert.Equal((AnsweredBy.Unknown, TimeSpan.FromMilliseconds(1760)), (verdict!.Answer, verdict.DecidedAt));
        Assert.False(_judge.IsDone);
    }

    [Theory]
    [InlineData(200, 1960)]
    [InlineData(640, 2300)]
    [InlineData(800, 2400)]
    public void WhoBeginsToSpeakLate_IsNotKeptWaitingAsLong_ButTheRecogniserHasItsTime(int silence, int decidedAt)
    {
        Feed(silence, FrameSound.Background);
        Assert.Equal((AnsweredBy.Unknown, decidedAt), (Feed(3000, FrameSound.Voice)?.Answer, (int)_judge.Verdict!.DecidedAt.TotalMilliseconds));
    }

    [Fact]
    public void RecogniserThatIsMissing_LeavesTheRhythm_AndTheVerdictSaysSo()
    {
        Feed(500, FrameSound.Voice);
        _judge.WithoutWords();
        ScreeningVerdict? verdict = Feed(3000, FrameSound.Voice);
        Assert.Equal(("LONGGREETING-1500-1500", ScreeningMethod.Rhythm), (verdict?.Cause, verdict?.Method));
    }

    [Fact]
    public void WordsOfAMachine_AreAMachine_WhileItGoesOn()
    {
        Feed(1300, FrameSound.Voice);
        _judge.Heard(Reached);
        Assert.Null(Feed(100, FrameSound.Voice));
        Assert.Equal("PHRASE-REACHED", Feed(100, FrameSound.Voice)?.Cause);
    }

    [Fact]
    public void WordsOfAMachine_ThatWereShort_AndThenSilence_AreAPerson()
    {
        Feed(700, FrameSound.Voice);
        Feed(600, FrameSound.Background);
        _judge.Heard(Reached);
        Assert.Equal("HUMAN-800-800", Feed(400, FrameSound.Background)?.Cause);
    }

    [Fact]
    public void NameThatIsNotTheEnd_IsUnknown_ForPeopleSayMoreThanTheirNames()
    {
        Feed(1300, FrameSound.Voice);
        _judge.Heard(ThisIs);
        Assert.Equal(AnsweredBy.Unknown, Feed(700, FrameSound.Voice)?.Answer);
    }

    [Fact]
    public void NameThatIsTheEnd_IsAPerson()
    {
        Feed(1300, FrameSound.Voice);
        _judge.Heard(ThisIs);
        Assert.Equal(AnsweredBy.Human, Feed(900, FrameSound.Background)?.Answer);
    }

    [Fact]
    public void WordsOfAPerson_OvercomeTheRhythm()
    {
        Feed(1300, FrameSound.Voice);
        _judge.Heard(Help);
        Assert.Equal((AnsweredBy.Human, "PHRASE-HELP"), Pair(Feed(400, FrameSound.Voice)));
    }

    [Fact]
    public void UnknownThatTalksOnWithoutAPause_IsAMachineAfterAll()
    {
        Feed(1900, FrameSound.Voice);
        Assert.Equal((AnsweredBy.Machine, "LONGGREETING-4500-4500"), Pair(Feed(3000, FrameSound.Voice)));
    }

    [Fact]
    public void UnknownThatWaitsForAnAnswer_StaysWhatItIs()
    {
        Feed(1900, FrameSound.Voice);
        Assert.Null(Feed(800, FrameSound.Background));
        Assert.Null(Feed(6000, FrameSound.Voice));
        Assert.True(_judge.IsDone);
        Assert.Equal(AnsweredBy.Unknown, _judge.Verdict?.Answer);
    }

    [Fact]
    public void Beep_MakesAMachineOfAnUnknown()
    {
        Feed(1900, FrameSound.Voice);
        _judge.HeardBeep(TimeSpan.FromMilliseconds(1950), 1004.3);
        ScreeningVerdict? verdict = Feed(20, FrameSound.Background);
        Assert.Equal((AnsweredBy.Machine, "BEEP-1004"), Pair(verdict));
        Assert.Equal(TimeSpan.FromMilliseconds(1950), verdict!.BeepAt);
    }

    [Theory]
    [InlineData(LineSignal.VacantCode, "SIT-VACANT")]
    [InlineData(LineSignal.Busy, "BUSY")]
    [InlineData(LineSignal.FaxAnswer, "FAX-CED")]
    public void SignalOfTheLine_IsAMachine_AndSaysWhich(LineSignal signal, string cause)
    {
        Feed(300, FrameSound.Tone);
        _judge.Heard(signal);
        ScreeningVerdict? verdict = Feed(20, FrameSound.Tone);
        Assert.Equal((AnsweredBy.Machine, cause), Pair(verdict));
        Assert.Equal(signal, verdict!.Signal);
    }

    [Fact]
    public void Beep_SoonAfterAShortGreeting_MakesAMachineOfAHuman()
    {
        Feed(500, FrameSound.Voice);
        Assert.Equal(AnsweredBy.Human, Feed(1000, FrameSound.Background)?.Answer);
        _judge.HeardBeep(TimeSpan.FromMilliseconds(1500), 1000);
        Assert.Equal("BEEP-1000", Feed(20, FrameSound.Background)?.Cause);
    }

    [Fact]
    public void Beep_LongAfterTheGreeting_IsNoMachines()
    {
        Feed(500, FrameSound.Voice);
        Feed(2600, FrameSound.Background);
        _judge.HeardBeep(TimeSpan.FromMilliseconds(3000), 1000);
        Assert.Null(Feed(20, FrameSound.Background));
        Assert.Equal(AnsweredBy.Human, _judge.Verdict?.Answer);
    }

    [Fact]
    public void LateWords_CorrectAnUnknown()
    {
        Feed(1900, FrameSound.Voice);
        _judge.Heard(Reached);
        Assert.Equal("PHRASE-REACHED", Feed(20, FrameSound.Voice)?.Cause);
    }

    private static (AnsweredBy Answer, string Cause) Pair(ScreeningVerdict? verdict) => (verdict!.Answer, verdict.Cause);

    private ScreeningVerdict? Feed(int milliseconds, FrameSound sound) => Feed(_judge, milliseconds, sound);

    private static ScreeningVerdict? Feed(ScreeningJudge judge, int milliseconds, FrameSound sound)
    {
        ScreeningVerdict? verdict = null;
        for (int i = 0; i < milliseconds; i += 20)
        {
            verdict = judge.Observe(new ScreeningFrame(TimeSpan.FromMilliseconds(20), 3000, sound)) ?? verdict;
        }

        return verdict;
    }
}
