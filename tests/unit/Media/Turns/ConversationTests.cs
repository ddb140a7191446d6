using CxBridge.Domain.Bots;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Conversation;
using CxBridge.Media.Turns;

namespace CxBridge.Tests.Unit.Media.Turns;

public class ConversationTests
{
    private const string Question = "Good morning, this is the clinic. Would you like to keep your appointment on Monday?";

    [Fact]
    public void Opening_IsHeardAtOnce()
    {
        TalkRig rig = Opened();
        Assert.InRange(rig.Sent.IndexOf(true), 0, 2);
    }

    [Fact]
    public void Answer_ComesAfterMinEndpointingCountedFromTheEndOfSpeech()
    {
        TalkRig rig = Answered("yes", out double spokeUntil);
        rig.QuietUntil(() => rig.IsBotHeard());
        Assert.InRange(rig.Seconds - spokeUntil, 0.46, 0.60);
        Assert.Equal([new CallerTurn.Spoke("yes", 0.9)], rig.Dialogue.Turns);
    }

    [Fact]
    public void Latency_IsMeasuredFromTheEndOfSpeechToTheFirstSoundSent()
    {
        TalkRig rig = Answered("yes", out _);
        rig.QuietUntil(() => rig.IsBotHeard());
        rig.Quiet(0.1);
        TurnLatency turn = Assert.Single(rig.Conversation.Finish().Turns);
        Assert.InRange(turn.EndOfTurn, 500, 520);
        Assert.InRange(turn.SpeechToText, 360, 420);
        Assert.InRange(turn.Total, turn.EndOfTurn, 560);
    }

    [Fact]
    public void SlowTranscript_IsWaitedFor_ButNotLongerThanMaxEndpointing()
    {
        TalkRig rig = Opened();
        rig.Recognition.DelayFrames = 10_000;
        rig.QuietUntil(() => !rig.IsBotHeard(0.2));
        rig.Speak(0.6);
        double end = rig.Seconds;
        rig.QuietUntil(() => rig.Dialogue.Turns.Count > 0);
        Assert.InRange(rig.Seconds - end, 2.9, 3.1);
        Assert.Equal([new CallerTurn.Spoke("", 0)], rig.Dialogue.Turns);
    }

    [Fact]
    public void Breath_DoesNotEndTheTurn()
    {
        TalkRig rig = Opened();
        rig.Recognition.Script.Enqueue("on tuesday");
        rig.Recognition.Script.Enqueue("in the morning");
        rig.QuietUntil(() => !rig.IsBotHeard(0.2));
        rig.Speak(0.8);
        rig.Quiet(0.36);
        rig.Speak(0.8);
        rig.Quiet(2);
        Assert.Equal([new CallerTurn.Spoke("on tuesday in the morning", 0.9)], rig.Dialogue.Turns);
    }

    [Fact]
    public void SpeechWhileTheBotThinks_MakesOneLongerTurn()
    {
        TalkRig rig = Opened();
        rig.Dialogue.Thinking = new TaskCompletionSource();
        rig.Recognition.Script.Enqueue("yes");
        rig.Recognition.Script.Enqueue("but later");
        rig.QuietUntil(() => !rig.IsBotHeard(0.2));
        rig.Speak(0.5);
        rig.QuietUntil(() => rig.Dialogue.Turns.Count == 1);
        rig.Speak(0.6);
        rig.QuietUntil(() => rig.Dialogue.Turns.Count == 2);
        Assert.Equal(new CallerTurn.Spoke("yes but later", 0.9), rig.Dialogue.Turns[1]);
        Assert.Single(rig.Conversation.Finish().Transcript, line => line.Speaker == Speaker.Caller);
    }

    [Fact]
    public void NoiseOfTheLine_IsNoTurn()
    {
        TalkRig rig = Opened(new TurnSettings { ReEngageAfter = TimeSpan.FromMinutes(5) });
        rig.QuietUntil(() => !rig.IsBotHeard(0.2));
        rig.Quiet(60);
        Assert.Empty(rig.Dialogue.Turns);
        Assert.Equal(0, rig.Recognition.Utterances);
    }

    [Fact]
    public void Recogniser_GetsTheSoundFromBeforeTheOnset()
    {
        TalkRig rig = Answered("yes", out _);
        rig.Quiet(1);

        // 0.5 s of speech, 0.3 s before it and 0.3 s until the gate closed, at 16 kHz.
        Assert.InRange(rig.Recognition.SamplesWritten, 16_000, 19_000);
    }

    [Fact]
    public void Silence_ReEngages_AndCountsInARow()
    {
        TalkRig rig = Opened();
        rig.Dialogue.OnTurn = _ => [TalkRig.Say("Are you still there?")];
        rig.Quiet(30);
        Assert.Equal([new CallerTurn.Silent(1), new CallerTurn.Silent(2), new CallerTurn.Silent(3)], rig.Dialogue.Turns.Take(3));
    }

    [Fact]
    public void Silence_IsCountedFromTheEndOfTheBotsWords()
    {
        TalkRig rig = Opened();
        rig.QuietUntil(() => !rig.IsBotHeard(0.2));
        double quietSince = rig.Seconds - 0.2;
        rig.QuietUntil(() => rig.Dialogue.Turns.Count > 0);
        Assert.InRange(rig.Seconds - quietSince, 5.9, 6.15);
    }

    [Fact]
    public void CallerWhoSpeaks_StartsTheCountOfSilencesAnew()
    {
        TalkRig rig = Opened();
        rig.QuietUntil(() => rig.Dialogue.Turns.Count == 1);
        rig.Recognition.Script.Enqueue("hello");
        rig.Speak(0.5);
        rig.QuietUntil(() => rig.Dialogue.Turns.Count == 3);
        Assert.Equal([new CallerTurn.Silent(1), new CallerTurn.Spoke("hello", 0.9), new CallerTurn.Silent(1)], rig.Dialogue.Turns);
    }

    [Fact]
    public void Keys_AreOneTurn_EndedByThePoundKey()
    {
        TalkRig rig = Opened();
        rig.QuietUntil(() => !rig.IsBotHeard(0.2));
        rig.Press('4');
        rig.Quiet(0.5);
        rig.Press('2');
        rig.Quiet(0.5);
        Assert.Empty(rig.Dialogue.Turns);
        rig.Press('#');
        rig.Quiet(0.1);
        Assert.Equal([new CallerTurn.Pressed("42")], rig.Dialogue.Turns);
    }

    [Fact]
    public void Keys_AreOneTurn_EndedByTwoSecondsOfPause()
    {
        TalkRig rig = Opened();
        rig.QuietUntil(() => !rig.IsBotHeard(0.2));
        rig.Press('1');
        rig.Quiet(1.9);
        Assert.Empty(rig.Dialogue.Turns);
        rig.Quiet(0.2);
        Assert.Equal([new CallerTurn.Pressed("1")], rig.Dialogue.Turns);
    }

    [Fact]
    public void Goodbye_IsFullyPlayedBeforeTheCallEnds()
    {
        TalkRig rig = Answered("no", out _, TalkRig.Say("Thank you, goodbye."), new DialogueAct.SetDisposition(new Disposition("declined")), new DialogueAct.HangUp());
        rig.QuietUntil(() => rig.IsBotHeard());
        int began = rig.Sent.LastIndexOf(true);
        rig.QuietUntil(() => rig.End is not null);
        int frames = rig.Sent.Skip(began).Count(sound => sound);
        Assert.Equal("Thank you, goodbye.".Length * FakeVoice.SamplesPerCharacter / 160, frames, 1.0);
        Assert.False(rig.IsBotHeard(0.28));
        Assert.Equal(ConversationEnd.Completed, rig.End);
        Assert.Equal(new Disposition("declined"), rig.Conversation.Finish().Disposition);
    }

    [Fact]
    public void Goodbye_CannotBeInterrupted()
    {
        TalkRig rig = Answered("no", out _, TalkRig.Say("Thank you very much for your time, and goodbye."), new DialogueAct.HangUp());
        rig.QuietUntil(() => rig.IsBotHeard());
        rig.Recognition.Script.Enqueue("wait");
        rig.Speak(1);
        Assert.True(rig.IsBotHeard());
        rig.QuietUntil(() => rig.End is not null);
        Assert.Equal("Thank you very much for your time, and goodbye.", rig.Conversation.Finish().Transcript[^1].Text);
    }

    [Fact]
    public void Transcript_HasBothSidesInOrderWithTheirTimes()
    {
        TalkRig rig = Answered("yes please", out double spokeUntil, TalkRig.Say("Very well, see you on Monday."));
        rig.Quiet(4);
        IReadOnlyList<TranscriptLine> lines = rig.Conversation.Finish().Transcript;
        Assert.Equal([Question, "yes please", "Very well, see you on Monday."], lines.Select(line => line.Text));
        Assert.Equal([Speaker.Bot, Speaker.Caller, Speaker.Bot], lines.Select(line => line.Speaker));
        Assert.Equal(spokeUntil, lines[1].End.TotalSeconds, 0.06);
        Assert.Equal(spokeUntil - 0.5, lines[1].Start.TotalSeconds, 0.06);
        Assert.DoesNotContain(lines, line => line.Interrupted);
    }

    [Fact]
    public void WhatWasSaidSoFar_IsThereBeforeTheEnd_AndAFrameIsNoNews()
    {
        TalkRig rig = Answered("yes please", out _, new DialogueAct.SetDisposition(new Disposition("agreed")), TalkRig.Say("Very well, see you on Monday."));
        rig.Quiet(4);
        int noted = rig.Conversation.Noted;
        ConversationResult soFar = rig.Conversation.SoFar();
        rig.Quiet(0.2);

        Assert.Null(rig.End);
        Assert.Equal(noted, rig.Conversation.Noted);
        Assert.Equal([Question, "yes please", "Very well, see you on Monday."], soFar.Transcript.Select(line => line.Text));
        Assert.Equal((new Disposition("agreed"), Heard.Something, Heard.Something), (soFar.Disposition, soFar.BotWasHeard, soFar.CallerWasHeard));
        Assert.Single(soFar.Turns);
    }

    [Fact]
    public void SpeechThatBeganBeforeTheConversation_IsNoAnswer()
    {
        var detector = new VoiceActivityDetector();
        short[] hello = Sounds.Speech(TimeSpan.FromMilliseconds(400));
        for (int i = 0; i < hello.Length; i += 160)
        {
            detector.Process(hello.AsSpan(i, 160));
        }

        var rig = new TalkRig(detector: detector);
        rig.Dialogue.OnOpen = () => [TalkRig.Say(Question)];
        rig.Recognition.Script.Enqueue("hello");
        rig.Speak(0.4);
        rig.Quiet(6);
        Assert.Empty(rig.Dialogue.Turns);
        Assert.Equal(0, rig.Recognition.Utterances);
        Assert.True(rig.Conversation.Finish().Transcript is [{ Interrupted: false, Text: Question }]);
    }

    [Fact]
    public void LongestDuration_EndsTheConversation()
    {
        var rig = new TalkRig(longest: TimeSpan.FromSeconds(5));
        rig.Dialogue.OnOpen = () => [TalkRig.Say(Question)];
        rig.QuietUntil(() => rig.End is not null);
        Assert.Equal(ConversationEnd.MaxDuration, rig.End);
        Assert.Equal(5, rig.Seconds, 0.05);
    }

    [Fact]
    public void OnHold_TheBotKeepsItsWordsAndNobodyIsSaidToBeSilent()
    {
        TalkRig rig = Opened();
        rig.Quiet(1);
        rig.Conversation.SetHold(true);
        rig.Quiet(0.1);
        int heard = rig.Sent.Count(sound => sound);
        rig.Quiet(60);
        Assert.Equal(heard, rig.Sent.Count(sound => sound));
        Assert.Empty(rig.Dialogue.Turns);
        rig.Conversation.SetHold(false);
        rig.Quiet(5);
        Assert.Equal(Question, Assert.Single(rig.Conversation.Finish().Transcript).Text);
    }

    [Fact]
    public void RefusedTransfer_IsToldToTheCaller_AndTheTalkGoesOn()
    {
        TalkRig rig = Answered("a person please", out _, TalkRig.Say("One moment."), new DialogueAct.Transfer("sip:desk@example.org"), TalkRig.Say("What else?"));
        rig.QuietUntil(() => rig.TransferTarget is not null);
        Assert.False(rig.IsBotHeard(0.28));
        rig.Conversation.TransferCompleted(accepted: false);
        rig.Quiet(4);
        Assert.Equal(["One moment.", "I could not connect you.", "What else?"], rig.Voice.Spoken[^3..]);
        Assert.Null(rig.End);
    }

    [Fact]
    public void AcceptedTransfer_EndsTheConversation()
    {
        TalkRig rig = Answered("a person please", out _, TalkRig.Say("One moment."), new DialogueAct.Transfer("sip:desk@example.org"));
        rig.QuietUntil(() => rig.TransferTarget is not null);
        rig.Conversation.TransferCompleted(accepted: true);
        rig.Quiet(0.1);
        Assert.Equal(ConversationEnd.Transferred, rig.End);
        Assert.Equal("sip:desk@example.org", rig.TransferTarget);
    }

    private static TalkRig Opened(TurnSettings? turns = null)
    {
        var rig = new TalkRig(turns);
        rig.Dialogue.OnOpen = () => [TalkRig.Say(Question)];
        rig.Quiet(0.2);
        return rig;
    }

    private static TalkRig Answered(string words, out double spokeUntil, params DialogueAct[] answer)
    {
        TalkRig rig = Opened();
        rig.Dialogue.OnTurn = _ => answer.Length > 0 ? answer : [TalkRig.Say("Thank you.")];
        rig.QuietUntil(() => !rig.IsBotHeard(0.2));
        rig.Recognition.Script.Enqueue(words);
        rig.Speak(0.5);
        spokeUntil = rig.Seconds;
        return rig;
    }
}
