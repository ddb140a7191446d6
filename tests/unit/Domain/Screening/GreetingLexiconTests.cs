using CxBridge.Domain.Screening;

namespace CxBridge.Tests.Unit.Domain.Screening;

public class GreetingLexiconTests
{
    private readonly GreetingLexicon _english = GreetingLexicon.For("en-GB")!;

    [Theory]
    [InlineData("you have reached", GreetingSense.Machine, "REACHED")]
    [InlineData("hi you've reached the", GreetingSense.Machine, "REACHED")]
    [InlineData("the person you are calling is", GreetingSense.Machine, "UNAVAILABLE")]
    [InlineData("please leave a message", GreetingSense.Machine, "MESSAGE")]
    [InlineData("hi this is peter", GreetingSense.Nothing, "THISIS")]
    [InlineData("hi this is peter i'm sorry", GreetingSense.Machine, "AWAY")]
    [InlineData("how can i help you", GreetingSense.Person, "HELP")]
    [InlineData("Well, I'm afraid you have reached the voicemail of nobody.", GreetingSense.Machine, "REACHED")]
    [InlineData("hi this is zebediah", GreetingSense.Nothing, "THISIS")]
    [InlineData("thank you for calling", GreetingSense.Nothing, "CALLING")]
    [InlineData("my dog is barking", GreetingSense.Nothing, "")]
    [InlineData("", GreetingSense.Nothing, "")]
    public void Words_AreUnderstood(string words, GreetingSense sense, string code) => Assert.Equal(new GreetingWords(sense, code), _english.Classify(words));

    [Fact]
    public void EveryPhraseThatARecogniserMayHear_IsUnderstood()
    {
        HashSet<GreetingSense> senses = [.. _english.Hints.Phrases.Select(phrase => _english.Classify(phrase.Replace("{name}", "anna", StringComparison.Ordinal)).Sense)];
        Assert.Superset(new HashSet<GreetingSense> { GreetingSense.Machine, GreetingSense.Nothing, GreetingSense.Person }, senses);
        Assert.All(_english.Hints.Phrases, phrase => Assert.NotEqual("", _english.Classify(phrase.Replace("{name}", "anna", StringComparison.Ordinal)).Code));
    }

    [Fact]
    public void LanguageThatNobodyWroteDown_HasNoLexicon() => Assert.Null(GreetingLexicon.For("tlh"));
}
