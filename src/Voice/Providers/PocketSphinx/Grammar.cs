using System.Security.Cryptography;
using System.Text;
using CxBridge.Domain.Speech;

namespace CxBridge.Voice.Providers.PocketSphinx;

/// <summary>A JSGF grammar of what a caller may say: any of the phrases, with small words before and after.</summary>
/// <param name="Name">Digest of the text, so that equal hints share one compiled grammar.</param>
/// <param name="Jsgf">The grammar (JSpeech Grammar Format, W3C note of 2000).</param>
internal sealed record Grammar(string Name, string Jsgf)
{
    private static readonly string Before = Optional("um", "uh", "oh", "well");
    private static readonly string After = Optional("please", "thanks", "( thank you )");

    /// <summary>The grammar of some hints; null when nothing is left of them.</summary>
    /// <param name="hints">The hints.</param>
    /// <param name="vocabulary">Phrases with words that it does not know are left out: one such word would void the whole grammar.</param>
    public static Grammar? Of(SpeechHints hints, IVocabulary vocabulary)
    {
        StringBuilder rules = new();
        HashSet<string> slots = [];
        foreach ((string slot, IReadOnlyList<string> values) in hints.Slots)
        {
            string[] known = [.. values.Where(value => IsSayable(value, vocabulary, slots: []))];
            if (known.Length > 0 && slot.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            {
                slots.Add(slot);
                rules.Append($"<s_{slot}> = {string.Join(" | ", known)};\n");
            }
        }

        string[] phrases = [.. hints.Phrases.Where(p => IsSayable(p, vocabulary, slots)).Select(p => p.Replace("{", "<s_", StringComparison.Ordinal).Replace('}', '>'))];
        if (phrases.Length == 0)
        {
            return null;
        }

        rules.Append($"public <turn> = {Before} ( {string.Join(" | ", phrases)} ) {After};\n");
        string body = rules.ToString();
        string name = "g" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))[..24];
        return new(name, $"#JSGF V1.0;\ngrammar {name};\n{body}");
    }

    /// <summary>Small words that may be there, at a price: they are short, and free ones swallow the beginning of words that no phrase explains.</summary>
    private static string Optional(params string[] words) => $"( /1/ <NULL> | {string.Join(" | ", words.Select(word => $"/0.0000000001/ {word}"))} )";

    private static bool IsSayable(string phrase, IVocabulary vocabulary, HashSet<string> slots)
    {
        string[] words = phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && words.All(word => word.StartsWith('{') ? slots.Contains(word.Trim('{', '}')) : vocabulary.Knows(word));
    }
}
