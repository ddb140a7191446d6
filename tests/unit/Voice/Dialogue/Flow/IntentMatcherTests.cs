using CxBridge.Domain.Bots;
using CxBridge.Voice.Bots;
using CxBridge.Voice.Dialogue.Flow;

namespace CxBridge.Tests.Unit.Voice.Dialogue.Flow;

public class IntentMatcherTests
{
    private static readonly FlowDefinition Flow = BotReader.Read(PracticeBots.Appointment).Bot!.Flow;
    private readonly IntentMatcher _matcher = new(Flow);

    [Theory]
    [InlineData("yes", "yes")]
    [InlineData("Well, yes please!", "yes")]
    [InlineData("yes i can do it", "yes")]
    [InlineData("uh huh", "yes")]
    [InlineData("i can't make it", "no")]
    [InlineData("no i really can't make it", "no")]
    [InlineData("you have a wrong number", "wrong_number")]
    [InlineData("please take me off of your list", "opt_out")]
    [InlineData("would you call me in one hour", "callback")]
    [InlineData("on friday", "another_day")]
    public void Spoken_FindsTheIntent(string words, string intent) => Assert.Equal(intent, _matcher.Spoken(words, Flow.Intents.Keys)?.Intent);

    [Theory]
    [InlineData("")]
    [InlineData("um")]
    [InlineData("can you")]
    [InlineData("purple submarine")]
    [InlineData("i can not do anything about the weather")]
    public void Spoken_OfSomethingElse_FindsNothing(string words) => Assert.Null(_matcher.Spoken(words, Flow.Intents.Keys));

    [Fact]
    public void Spoken_LooksAtTheGivenIntentsOnly() => Assert.Null(_matcher.Spoken("yes", ["no", "human"]));

    [Fact]
    public void Pressed_FindsTheKeysOfTheGivenIntents()
    {
        Assert.Equal("opt_out", _matcher.Pressed("9", Flow.Intents.Keys)?.Intent);
        Assert.Null(_matcher.Pressed("9", ["yes"]));
        Assert.Null(_matcher.Pressed("99", Flow.Intents.Keys));
    }
}
