using CxBridge.Domain.Speech;
using CxBridge.Voice.Providers.PocketSphinx;

namespace CxBridge.Tests.Unit.Voice.Listening;

public class GrammarTests
{
    private static readonly IVocabulary All = new AllBut("xyzzy");

    [Fact]
    public void Of_PhrasesAndSlots_WritesRules()
    {
        Grammar grammar = Grammar.Of(new(["yes", "on {day}"], new Dictionary<string, IReadOnlyList<string>> { ["day"] = ["monday", "next monday"] }), All)!;

        Assert.Contains("<s_day> = monday | next monday;", grammar.Jsgf, StringComparison.Ordinal);
        Assert.Contains("( yes | on <s_day> )", grammar.Jsgf, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_APhraseThatTheRecogniserCannotHear_LeavesItOut()
    {
        Grammar grammar = Grammar.Of(new(["yes", "say xyzzy", "on {day}"], new Dictionary<string, IReadOnlyList<string>> { ["day"] = ["xyzzy"] }), All)!;

        Assert.Contains("( yes )", grammar.Jsgf, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_Nothing_IsNoGrammar() => Assert.Null(Grammar.Of(SpeechHints.None, All));

    [Fact]
    public void Of_EqualHints_HasOneName() =>
        Assert.Equal(
            Grammar.Of(new(["yes"], SpeechHints.None.Slots), All)!.Name,
            Grammar.Of(new(["yes"], new Dictionary<string, IReadOnlyList<string>>()), All)!.Name);

    private sealed class AllBut(string unknown) : IVocabulary
    {
        public bool Knows(string word) => word != unknown;
    }
}
