using CxBridge.Domain.Bots;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Conversation.OptOut;
using CxBridge.Media.Turns;

namespace CxBridge.Tests.Unit.Media.Turns;

/// <summary>Whoever wants no more calls is heard at any time of a conversation.</summary>
public sealed class OptOutTests
{
    private const string Question = "Good morning, this is the clinic. Would you like to keep your appointment on Monday?";
    private static readonly OptOutRule Rule = OptOutRule.Of(TestBots.Silent, '9');

    [Fact]
    public void Key_WhileTheBotListens_IsConfirmed_AndTheCallIsOver()
    {
        TalkRig rig = Opened();
        rig.QuietUntil(() => !rig.IsBotHeard(0.2));

        rig.Press('9');
        rig.QuietUntil(() => rig.End is not null);

        AssertOptedOut(rig);
        Assert.EndsWith(Rule.Confirmation, string.Join(' ', rig.Voice.Spoken), StringComparison.Ordinal);
        Assert.Empty(rig.Dialogue.Turns);
    }

    [Fact]
    public void Words_AreHeardLikeTheKey()
    {
        TalkRig rig = Opened();
        rig.Recognition.Script.Enqueue("stop calling me");
        rig.QuietUntil(() => !rig.IsBotHeard(0.2));

        rig.Speak(0.8);
        rig.QuietUntil(() => rig.End is not null);

        AssertOptedOut(rig);
        Assert.EndsWith(Rule.Confirmation, string.Join(' ', rig.Voice.Spoken), StringComparison.Ordinal);
    }

    [Fact]
    public void Key_WhileTheBotMayNotBeInterrupted_InterruptsItAllTheSame()
    {
        TalkRig rig = Opened(Interruption.Refused);
        rig.QuietUntil(() => rig.IsBotHeard());

        rig.Press('9');
        rig.QuietUntil(() => rig.End is not null);

        AssertOptedOut(rig);
        Assert.Contains(rig.Conversation.Finish().Transcript, line => line.Speaker == Speaker.Bot && line.Interrupted);
    }

    [Fact]
    public void OtherKey_WhileTheBotMayNotBeInterrupted_IsNothing()
    {
        TalkRig rig = Opened(Interruption.Refused);
        rig.QuietUntil(() => rig.IsBotHeard());

        rig.Press('1');
        rig.Quiet(0.5);
        rig.Press('9');
        rig.QuietUntil(() => !rig.IsBotHeard(0.2));
        rig.Quiet(3);

        Assert.Null(rig.Conversation.Finish().Disposition);
        Assert.Empty(rig.Dialogue.Turns);
    }

    [Fact]
    public void Key_DuringTheGoodbye_IsNewsAtOnce()
    {
        TalkRig rig = InTheGoodbye();

        rig.Press('9');
        int before = 0;
        rig.QuietUntil(() =>
        {
            bool isNoted = rig.Conversation.SoFar().Disposition == Disposition.OptedOut;
            before = isNoted ? before : rig.Conversation.Noted;
            return isNoted;
        });

        Assert.NotEqual(before, rig.Conversation.Noted);
        Assert.Null(rig.End);
    }

    [Fact]
    public void Key_DuringTheGoodbye_ReplacesWhatTheBotHadNoted()
    {
        TalkRig rig = InTheGoodbye();

        rig.Press('9');
        rig.QuietUntil(() => rig.End is not null);

        AssertOptedOut(rig);
        Assert.EndsWith(Rule.Confirmation, string.Join(' ', rig.Voice.Spoken), StringComparison.Ordinal);
    }

    [Fact]
    public void Key_AndThenTheCalleeHangsUp_Counts()
    {
        TalkRig rig = Opened();
        rig.QuietUntil(() => !rig.IsBotHeard(0.2));

        rig.Press('9');
        rig.Quiet(0.1);

        AssertOptedOut(rig);
    }

    [Fact]
    public void KeyAmongOthers_IsAnAnswerAndNoOptOut()
    {
        TalkRig rig = Opened();
        rig.QuietUntil(() => !rig.IsBotHeard(0.2));

        rig.Press('9');
        rig.Quiet(0.3);
        rig.Press('0');
        rig.QuietUntil(() => rig.Dialogue.Turns.Count > 0);

        Assert.Equal([new CallerTurn.Pressed("90")], rig.Dialogue.Turns);
        Assert.Null(rig.Conversation.Finish().Disposition);
    }

    private static TalkRig InTheGoodbye()
    {
        TalkRig rig = Opened();
        rig.Dialogue.OnTurn = _ => [new DialogueAct.SetDisposition(new Disposition("agreed")), TalkRig.Say("Thank you for your time, we look forward to seeing you.", Interruption.Refused), new DialogueAct.HangUp()];
        rig.Recognition.Script.Enqueue("yes");
        rig.QuietUntil(() => !rig.IsBotHeard(0.2));
        rig.Speak(0.5);
        rig.QuietUntil(() => rig.IsBotHeard());
        return rig;
    }

    private static TalkRig Opened(Interruption interruption = Interruption.Allowed)
    {
        var rig = new TalkRig(optOut: Rule);
        rig.Dialogue.OnOpen = () => [TalkRig.Say(Question, interruption)];
        rig.QuietUntil(() => rig.IsBotHeard());
        return rig;
    }

    private static void AssertOptedOut(TalkRig rig)
    {
        ConversationResult result = rig.Conversation.Finish();
        Assert.Equal(Disposition.OptedOut, result.Disposition);
        Assert.Equal("yes", result.Values[CallRecord.OptOut]);
        Assert.Equal(Heard.Something, result.CallerWasHeard);
    }
}
