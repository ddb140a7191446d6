using CxBridge.Domain.Bots;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Conversation;
using CxBridge.Media.Turns;

namespace CxBridge.Tests.Unit.Media.Turns;

public class BargeInTests
{
    private const string Speech = "Good morning, this is the clinic and I have quite a lot to say to you before you get a word in.";

    [Fact]
    public void VoiceForTheBargeInTime_SilencesTheBotWithinTwoFrames()
    {
        TalkRig rig = Talking(out _);
        rig.Speak(0.48);
        Assert.True(rig.IsBotHeard());
        rig.Speak(0.08);
        rig.Speak(0.02);
        Assert.False(rig.IsBotHeard());
    }

    [Fact]
    public void Words_TakeTheFloor_AndTheDialogueLearnsWhatWasReallyHeard()
    {
        TalkRig rig = Talking(out _);
        rig.Recognition.Script.Enqueue("stop please");
        rig.Quiet(1);
        rig.Speak(0.8);
        rig.Quiet(1.5);
        string heard = Assert.Single(rig.Dialogue.Heard);
        Assert.Equal([new CallerTurn.Spoke("stop please", 0.9)], rig.Dialogue.Turns);
        Assert.StartsWith(heard, Speech, StringComparison.Ordinal);

        // 50 ms a character: 1.2 s of quiet and half a second of overlap were heard, give or take a word.
        Assert.InRange(heard.Length, 24, 36);
        Assert.Equal(' ', Speech[heard.Length]);
        TranscriptLine line = rig.Conversation.Finish().Transcript[0];
        Assert.Equal(heard, line.Text);
        Assert.True(line.Interrupted);

        // It ends when the bot fell silent, half a second into the caller's words, not when these were understood.
        Assert.InRange((line.End - line.Start).TotalSeconds, 1.4, 1.8);
    }

    [Theory]
    [InlineData("okay")]
    [InlineData("Mm-hmm.")]
    [InlineData("yeah yeah")]
    [InlineData("uh okay")]
    public void Backchannel_DoesNotInterrupt(string phrase)
    {
        TalkRig rig = Talking(out _);
        rig.Recognition.Script.Enqueue(phrase);
        rig.Speak(0.3);
        rig.QuietUntil(() => !rig.IsBotHeard(0.2));
        Assert.Empty(rig.Dialogue.Turns);
        TranscriptLine line = Assert.Single(rig.Conversation.Finish().Transcript);
        Assert.Equal((Speech, false), (line.Text, line.Interrupted));
    }

    [Fact]
    public void LongBackchannel_PausesAndThenTheBotGoesOnWhereItStopped()
    {
        TalkRig rig = Talking(out _);
        rig.Recognition.Script.Enqueue("uh huh");
        rig.Speak(0.7);
        Assert.False(rig.IsBotHeard());
        rig.QuietUntil(() => !rig.IsBotHeard(1));
        Assert.Equal(Speech, Assert.Single(rig.Conversation.Finish().Transcript).Text);
        Assert.Equal(Speech.Length * FakeVoice.SamplesPerCharacter / 160.0, rig.Sent.Count(sound => sound), 3.0);
    }

    [Fact]
    public void SpeechWithoutWords_IsAFalseInterruption_AndPlayingGoesOnAfterItsTime()
    {
        TalkRig rig = Talking(out _);
        rig.Speak(0.7);
        double end = rig.Seconds;
        Assert.False(rig.IsBotHeard());
        rig.QuietUntil(() => rig.IsBotHeard());
        Assert.InRange(rig.Seconds - end, 0.95, 1.1);
        rig.QuietUntil(() => !rig.IsBotHeard(0.2));
        Assert.Empty(rig.Dialogue.Turns);
        Assert.Empty(rig.Dialogue.Heard);
    }

    [Fact]
    public void RecogniserThatNeverAnswers_DoesNotLeaveTheBotPaused()
    {
        TalkRig rig = Talking(out _);
        rig.Recognition.DelayFrames = 100_000;
        rig.Speak(0.7);
        double end = rig.Seconds;
        rig.QuietUntil(() => rig.IsBotHeard());
        Assert.InRange(rig.Seconds - end, 2.9, 3.1);
    }

    [Fact]
    public void ShortWordThatIsNoBackchannel_TakesTheFloorOnceItIsUnderstood()
    {
        TalkRig rig = Talking(out _);
        rig.Recognition.Script.Enqueue("no");
        rig.Speak(0.3);
        rig.Quiet(1);
        Assert.False(rig.IsBotHeard(0.2));
        Assert.Equal([new CallerTurn.Spoke("no", 0.9)], rig.Dialogue.Turns);
    }

    [Fact]
    public void InterimWords_TakeTheFloorBeforeTheCallerIsDone()
    {
        TalkRig rig = Talking(out _);
        rig.Speak(0.3);
        rig.Recognition.Interim("no wait");
        rig.Speak(0.06);
        Assert.False(rig.IsBotHeard());
    }

    [Fact]
    public void RefusedSentence_IsSaidToItsEnd()
    {
        TalkRig rig = Talking(out _, Interruption.Refused);
        rig.Recognition.Script.Enqueue("stop stop");
        rig.Speak(1.2);
        Assert.True(rig.IsBotHeard());
        rig.QuietUntil(() => !rig.IsBotHeard(0.2));
        Assert.Empty(rig.Dialogue.Turns);
        Assert.Equal(Speech, Assert.Single(rig.Conversation.Finish().Transcript).Text);
    }

    [Fact]
    public void Key_SilencesTheBotAtOnce()
    {
        TalkRig rig = Talking(out _);
        rig.Press('1');
        rig.Quiet(0.04);
        Assert.False(rig.IsBotHeard());
    }

    [Fact]
    public void CallerWhoTalksOnAndOn_TakesTheFloorWithoutATranscript()
    {
        TalkRig rig = Talking(out _);
        rig.Recognition.Script.Enqueue("a very long story");
        rig.Speak(4);
        rig.Quiet(1.5);
        Assert.Equal([new CallerTurn.Spoke("a very long story", 0.9)], rig.Dialogue.Turns);
        Assert.Single(rig.Dialogue.Heard);
    }

    [Fact]
    public void NextAnswer_AfterABargeIn_IsHeardFromItsBeginning()
    {
        TalkRig rig = Talking(out _);
        rig.Dialogue.OnTurn = _ => [TalkRig.Say("Certainly.")];
        rig.Recognition.Script.Enqueue("stop");
        rig.Speak(0.6);
        rig.QuietUntil(() => rig.IsBotHeard());
        rig.QuietUntil(() => !rig.IsBotHeard(0.2));
        IReadOnlyList<TranscriptLine> lines = rig.Conversation.Finish().Transcript;
        Assert.Equal(new[] { "stop", "Certainly." }, lines.Skip(1).Select(line => line.Text));
        Assert.Equal(0.5, (lines[2].End - lines[2].Start).TotalSeconds, 0.06);
    }

    private static TalkRig Talking(out double since, Interruption interruption = Interruption.Allowed)
    {
        var rig = new TalkRig(new TurnSettings { ReEngageAfter = TimeSpan.FromMinutes(1) });
        rig.Dialogue.OnOpen = () => [TalkRig.Say(Speech, interruption)];
        rig.Quiet(0.2);
        since = rig.Seconds;
        return rig;
    }
}
