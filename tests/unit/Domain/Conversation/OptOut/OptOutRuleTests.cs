using CxBridge.Domain.Bots;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Conversation.OptOut;
using CxBridge.Domain.Speech;
using CxBridge.Tests.Unit.Media.Turns;

namespace CxBridge.Tests.Unit.Domain.Conversation.OptOut;

public sealed class OptOutRuleTests
{
    private static readonly SpeechHints YesOrNo = new(["yes", "no"], new Dictionary<string, IReadOnlyList<string>>());

    [Theory]
    [InlineData("9", true)]
    [InlineData("99", false)]
    [InlineData("1", false)]
    public void KeyOfTheCampaign_PressedAlone_AsksForIt(string keys, bool asks) =>
        Assert.Equal(asks, OptOutRule.Of(TestBots.Silent, '9').IsAskedBy(new CallerTurn.Pressed(keys)));

    [Fact]
    public void WithoutAKey_NoKeyAsksForIt() => Assert.False(OptOutRule.Of(TestBots.Silent, null).IsAskedBy(new CallerTurn.Pressed("9")));

    [Theory]
    [InlineData("en-US", "Please, don't call me again.", true)]
    [InlineData("en-GB", "take me off your list", true)]
    [InlineData("en-US", "no don't take me off your list", false)]
    [InlineData("en-US", "call me again", false)]
    [InlineData("de-DE", "Bitte rufen Sie mich nicht mehr an!", true)]
    [InlineData("fr-FR", "Ne m’appelez plus.", true)]
    [InlineData("es-ES", "no me llame más", true)]
    [InlineData("it-IT", "Non mi chiami più", true)]
    public void Words_AreThoseOfTheBotsLanguage(string language, string said, bool asks) =>
        Assert.Equal(asks, OptOutRule.Of(TestBots.Silent with { Language = language }, '9').IsAskedBy(new CallerTurn.Spoke(said, 0.9)));

    [Fact]
    public void LanguageWithoutWords_HasTheKeyAllTheSame_AndIsConfirmedInEnglish()
    {
        OptOutRule rule = OptOutRule.Of(TestBots.Silent with { Language = "fi-FI" }, '9');

        Assert.True(rule.IsAskedBy(new CallerTurn.Pressed("9")));
        Assert.StartsWith("I have taken your number", rule.Confirmation, StringComparison.Ordinal);
    }

    [Fact]
    public void BotThatUsesTheKeyForSomethingElse_KeepsIt()
    {
        OptOutRule rule = OptOutRule.Of(Asking(new FlowIntent(["sales"], ["9"]), new Disposition("sales")), '9');

        Assert.Null(rule.Key);
        Assert.False(rule.IsAskedBy(new CallerTurn.Pressed("9")));
    }

    [Fact]
    public void BotThatTakesTheKeyAsAnOptOutEverywhere_AnswersItself_AndListensForItsOwnWordsOnly()
    {
        OptOutRule rule = OptOutRule.Of(Asking(new FlowIntent(["leave me alone"], ["9"]), Disposition.OptedOut), '9');

        Assert.Equal('9', rule.Key);
        Assert.False(rule.IsAskedBy(new CallerTurn.Pressed("9")));
        Assert.False(rule.IsAskedBy(new CallerTurn.Spoke("stop calling me", 0.9)));
        Assert.Same(YesOrNo, rule.Beside(YesOrNo));
    }

    [Fact]
    public void BotThatKnowsNothingOfIt_ListensForItBesideItsOwn_AndTheSameHintsGiveTheSame()
    {
        OptOutRule rule = OptOutRule.Of(TestBots.Silent, '9');

        SpeechHints hints = rule.Beside(YesOrNo);

        Assert.Equal(["yes", "no"], hints.Phrases.Take(2));
        Assert.Contains("stop calling me", hints.Phrases);
        Assert.Same(hints, rule.Beside(YesOrNo));
        Assert.Same(SpeechHints.None, rule.Beside(SpeechHints.None));
    }

    private static BotDefinition Asking(FlowIntent intent, Disposition disposition)
    {
        FlowDefinition flow = TestBots.Silent.Flow;
        return TestBots.Silent with
        {
            Flow = flow with
            {
                Intents = new Dictionary<string, FlowIntent> { ["it"] = intent },
                Everywhere = new Dictionary<string, FlowTarget> { ["it"] = new("end_of_it") },
                States = new Dictionary<string, FlowState>(flow.States) { ["end_of_it"] = new() { Say = "All right.", Disposition = disposition, Exit = new FlowExit.HangUp() } },
            },
        };
    }
}
