using CxBridge.Domain.Conversation;
using CxBridge.Domain.Speech;
using CxBridge.Media.Turns;

namespace CxBridge.Tests.Unit.Media.Turns;

public class ProviderFailureTests
{
    [Fact]
    public void DialogueThatThrows_EndsInASentenceAndAFailure()
    {
        var rig = new TalkRig();
        rig.Dialogue.OnOpen = () => throw new InvalidOperationException("lost");
        rig.QuietUntil(() => rig.End is not null);
        Assert.Equal(["Sorry, goodbye."], rig.Voice.Spoken);
        Assert.Equal(ConversationEnd.Failed, rig.End);
        Assert.Equal(Heard.Nothing, rig.Conversation.Finish().BotWasHeard);
    }

    [Fact]
    public void DialogueThatNeverAnswers_EndsInASentenceAfterTenSeconds()
    {
        var rig = new TalkRig();
        rig.Dialogue.Thinking = new TaskCompletionSource();
        rig.QuietUntil(() => rig.Voice.Spoken.Count > 0);
        Assert.Equal(10, rig.Seconds, 0.2);
        rig.QuietUntil(() => rig.End is not null);
        Assert.Equal(ConversationEnd.Failed, rig.End);
    }

    [Fact]
    public void VoiceThatFails_IsReplacedByThePreparedSentence()
    {
        var rig = new TalkRig(failureSound: Sounds.Tone(500, 8000, TimeSpan.FromSeconds(1), 5000));
        rig.Dialogue.OnOpen = () => [TalkRig.Say("Hello.")];
        rig.Voice.Fault = _ => new SpeechUnavailableException("not installed");
        rig.QuietUntil(() => rig.End is not null);
        Assert.Equal(50, rig.Sent.Count(sound => sound), 1.0);
        Assert.Equal(ConversationEnd.Failed, rig.End);
    }

    [Fact]
    public void VoiceThatFails_WithNothingPrepared_EndsTheCallAtOnce()
    {
        var rig = new TalkRig();
        rig.Dialogue.OnOpen = () => [TalkRig.Say("Hello.")];
        rig.Voice.Fault = _ => new SpeechUnavailableException("not installed");
        rig.QuietUntil(() => rig.End is not null, atMost: 1);
        Assert.Equal(ConversationEnd.Failed, rig.End);
    }

    [Fact]
    public void VoiceThatFailsLater_KeepsWhatWasHeardBefore()
    {
        var rig = new TalkRig();
        rig.Dialogue.OnOpen = () => [TalkRig.Say("Hello, this is a sentence. And this one cannot be spoken.")];
        rig.Voice.Fault = text => text.StartsWith("And", StringComparison.Ordinal) ? new SpeechUnavailableException("gone") : null;
        rig.QuietUntil(() => rig.End is not null);
        ConversationResult result = rig.Conversation.Finish();
        Assert.Equal(ConversationEnd.Failed, rig.End);
        Assert.Single(rig.Faults);
        Assert.NotNull(result);
    }

    [Fact]
    public void RecogniserThatThrows_EndsInASentenceAndAFailure()
    {
        var rig = new TalkRig();
        rig.Dialogue.OnOpen = () => [TalkRig.Say("Hello, who is there?")];
        rig.Recognition.Fault = new SpeechUnavailableException("model gone");
        rig.QuietUntil(() => !rig.IsBotHeard(0.2) && rig.Seconds > 1);
        rig.Speak(0.6);
        rig.QuietUntil(() => rig.End is not null);
        Assert.Equal("Sorry, goodbye.", rig.Voice.Spoken[^1]);
        Assert.Equal(ConversationEnd.Failed, rig.End);
        Assert.Equal(Heard.Something, rig.Conversation.Finish().BotWasHeard);
    }

    [Fact]
    public void DialogueThatFailsInTheMiddle_KeepsItsDisposition()
    {
        var rig = new TalkRig();
        rig.Dialogue.OnOpen = Acts;
        rig.QuietUntil(() => rig.End is not null);
        Assert.Equal(new Disposition("agreed"), rig.Conversation.Finish().Disposition);

        static IEnumerable<DialogueAct> Acts()
        {
            yield return new DialogueAct.SetDisposition(new Disposition("agreed"));
            throw new InvalidOperationException("lost");
        }
    }
}
