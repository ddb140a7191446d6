using CxBridge.Practice.Callees;
using CxBridge.Practice.Personas;

namespace CxBridge.Tests.Unit.Practice.Callees;

public class CalleeTests
{
    private static readonly PersonaCatalogue Personas = PersonaCatalogue.Builtin();

    private static CallInVirtualTime Call(string persona, int seed = 7) => new(CalleeScript.Draw(Personas.Find(persona)!, seed));

    [Fact]
    public void SaysYes_AnswersOnceTheBotHasBeenSilentForItsPause()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            CallInVirtualTime call = Call("says-yes", seed).BotIsSilent(3_000).BotSpeaks(5_000);
            TimeSpan botStopped = call.Now;
            call.BotIsSilent(2_000);
            CalleeEvent.SpeechBegan answer = call.Speech.Last();
            Assert.Equal("yes", answer.Intent);
            Assert.InRange((answer.At - botStopped).TotalMilliseconds, 600, 920);
        }
    }

    [Fact]
    public void SaysYes_WhenTheBotPausesBetweenSentences_WaitsForTheEnd()
    {
        CallInVirtualTime call = Call("says-yes").BotIsSilent(3_000).BotSpeaks(2_000).BotIsSilent(540).BotSpeaks(2_000);
        Assert.DoesNotContain(call.Speech, s => s.Intent is not null);
        Assert.Equal("yes", call.BotIsSilent(2_000).Speech.Last().Intent);
        Assert.Equal(1, Assert.Single(call.Events.OfType<CalleeEvent.BotTurnEnded>()).Turn);
    }

    [Fact]
    public void SaysYes_WhenTheBotSaysGoodbyeAndHangsUp_DoesNotSpeakIntoTheEnd()
    {
        CallInVirtualTime call = Call("says-yes").BotIsSilent(3_000).BotSpeaks(4_000).BotIsSilent(2_500).BotSpeaks(1_500).BotIsSilent(2_000);
        Assert.Single(call.Speech, s => s.Intent == "yes");
    }

    [Fact]
    public void SaysYes_WhenTheLineStaysOpenAfterTheNextTurn_RepeatsItself()
    {
        CallInVirtualTime call = Call("says-yes").BotIsSilent(3_000).BotSpeaks(4_000).BotIsSilent(2_500).BotSpeaks(1_500).BotIsSilent(4_000);
        Assert.Equal(2, call.Speech.Count(s => s.Intent == "yes"));
    }

    [Fact]
    public void Greeting_WhenTheBotSpeaksFirst_IsLeftOut() =>
        Assert.DoesNotContain(Call("says-yes").BotSpeaks(4_000).BotIsSilent(3_000).Speech, s => s.Manner == SpeechManner.Greeting);

    [Fact]
    public void Interrupts_SpeaksInTheMidstOfTheFirstTurn_AndTellsHowFastTheBotYielded()
    {
        CallInVirtualTime call = Call("interrupts").BotIsSilent(3_000).BotSpeaksUntilInterrupted(yieldMs: 400).BotIsSilent(4_000);
        CalleeEvent.SpeechBegan words = Assert.Single(call.Speech, s => s.Intent == "yes");
        Assert.Equal(SpeechManner.BargeIn, words.Manner);
        Assert.InRange(Assert.Single(call.Events.OfType<CalleeEvent.BotYielded>()).After.TotalMilliseconds, 360, 420);
        Assert.InRange(call.Callee.Summary.Overlap.TotalMilliseconds, 360, 640);
    }

    [Fact]
    public void Interrupts_WhenTheBotSpeaksOn_SaysSo()
    {
        CallInVirtualTime call = Call("interrupts").BotIsSilent(3_000).BotSpeaks(9_000);
        Assert.Single(call.Events.OfType<CalleeEvent.BotSpokeOn>());
        Assert.Empty(call.Events.OfType<CalleeEvent.BotYielded>());
    }

    [Fact]
    public void Backchannels_MumblesWhileTheBotSpeaks_AndAnswersAfterwards()
    {
        CallInVirtualTime call = Call("backchannels").BotIsSilent(3_000).BotSpeaks(6_000).BotIsSilent(2_500);
        Assert.InRange(call.Speech.Count(s => s.Manner == SpeechManner.Backchannel), 2, 3);
        Assert.Equal((SpeechManner.Turn, "yes"), (call.Speech.Last().Manner, call.Speech.Last().Intent));
    }

    [Fact]
    public void Silent_SaysNothingOverTheNoiseOfTheLine()
    {
        CallInVirtualTime call = Call("silent").BotSpeaks(4_000).BotIsSilent(20_000);
        Assert.Empty(call.Speech);
        Assert.InRange(Telephone.Dbfs(call.Sent.Average(f => Telephone.MeanSquare(f))), -56, -41);
    }

    [Fact]
    public void Voicemail_SpeaksOnOverTheCaller_BeepsAndCountsWhatItRecords()
    {
        CallInVirtualTime call = Call("voicemail").BotSpeaks(2_000).BotIsSilent(1_000);
        Assert.Single(call.Speech);
        Assert.Single(call.Events.OfType<CalleeEvent.RecordingBegan>());
        call.BotSpeaks(3_000).BotIsSilent(1_000);
        Assert.Equal(3_000, call.Callee.Summary.RecordedVoice.TotalMilliseconds, 60.0);
    }

    [Fact]
    public void HangsUp_EndsInTheMidstOfTheBotsSentence()
    {
        CallInVirtualTime call = Call("hangs-up").BotIsSilent(3_000).BotSpeaks(4_000);
        Assert.Equal(CalleeHangup.AsPersona, call.Callee.HungUp);
    }

    [Fact]
    public void Patience_WhenNobodySpeaks_SaysHelloAgainAndThenHangsUp()
    {
        CallInVirtualTime call = Call("says-yes").BotIsSilent(25_000);
        Assert.Contains(call.Speech, s => s.Manner == SpeechManner.Impatience);
        Assert.Equal(CalleeHangup.Impatient, call.Callee.HungUp);
        Assert.InRange(Assert.Single(call.Events.OfType<CalleeEvent.HangingUp>()).At.TotalSeconds, 16, 20.1);
    }

    [Fact]
    public void BotTurn_TellsHowLongTheBotTookToAnswer()
    {
        CallInVirtualTime call = Call("says-yes").BotIsSilent(3_000).BotSpeaks(3_000);
        while (call.Events[^1] is not CalleeEvent.SpeechEnded { Intent: "yes" })
        {
            call.BotIsSilent(20);
        }

        call.BotIsSilent(700).BotSpeaks(1_000).BotIsSilent(1_000);
        Assert.Equal(700, call.Events.OfType<CalleeEvent.BotTurnEnded>().Last().Response!.Value.TotalMilliseconds, 40.0);
    }

    [Fact]
    public void LineClosed_InTheMidstOfATurn_ReportsIt()
    {
        CallInVirtualTime call = Call("silent").BotSpeaks(1_000);
        Assert.Empty(call.Events);
        call.Callee.LineClosed();
        Assert.Equal(1_000, Assert.Single(call.Events.OfType<CalleeEvent.BotTurnEnded>()).Voiced.TotalMilliseconds, 60.0);
    }

    [Fact]
    public void SameSeed_GivesTheSameCallToTheSample()
    {
        static CallInVirtualTime Run(int seed) => Call("interrupts", seed).BotIsSilent(2_000).BotSpeaks(4_000).BotIsSilent(4_000);
        CallInVirtualTime first = Run(11);
        CallInVirtualTime second = Run(11);
        Assert.Equal(first.Events, second.Events);
        Assert.Equal(first.Sent.SelectMany(f => f), second.Sent.SelectMany(f => f));
        Assert.NotEqual(first.Sent[0], Run(12).Sent[0]);
    }
}
