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

    [Theory]
    [InlineData("de-DE", "Bitte hinterlassen Sie eine Nachricht nach dem Ton.", GreetingSense.Machine, "MESSAGE")]
    [InlineData("de-AT", "wie kann ich ihnen helfen", GreetingSense.Person, "HELP")]
    [InlineData("fr-FR", "laissez un message après le bip", GreetingSense.Machine, "MESSAGE")]
    [InlineData("fr-FR", "allô oui", GreetingSense.Nothing, "HELLO")]
    [InlineData("es-ES", "deje un mensaje después de la señal", GreetingSense.Machine, "MESSAGE")]
    [InlineData("es-MX", "en qué puedo ayudarle", GreetingSense.Person, "HELP")]
    [InlineData("it-IT", "lasciate un messaggio dopo il segnale", GreetingSense.Machine, "MESSAGE")]
    [InlineData("it-IT", "pronto pronto", GreetingSense.Nothing, "HELLO")]
    public void OtherLanguages_HaveWordsOfTheirOwn(string language, string words, GreetingSense sense, string code) =>
        Assert.Equal(new GreetingWords(sense, code), GreetingLexicon.For(language)!.Classify(words));

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("fr")]
    [InlineData("es")]
    [InlineData("it")]
    public void EveryPhraseOfALanguage_IsUnderstood(string language)
    {
        GreetingLexicon[] both = [GreetingLexicon.For(language)!, GreetingLexicon.OfNetworks(language)!];
        Assert.All(both, lexicon => Assert.All(lexicon.Hints.Phrases, phrase => Assert.NotEqual("", lexicon.Classify(phrase.Replace("{name}", "anna", StringComparison.Ordinal)).Code)));
    }
}
