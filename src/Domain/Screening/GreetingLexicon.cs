using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using CxBridge.Domain.Speech;

namespace CxBridge.Domain.Screening;

/// <summary>
/// How machines and people begin, in one language; the data are <c>Greetings/*.json</c>, one file a language. What networks say before an answer is
/// written in the same way, in <c>Announcements/*.json</c>.
/// <code>
/// "(hi|hello) this is {name} {name}", least 3  ->  hi this is / hi this is {name} / hi this is {name} {name} / hello this is ...
/// </code>
/// A greeting is heard while it goes on, so that every beginning of a phrase that has at least so many words is a phrase as well.
/// </summary>
public sealed partial class GreetingLexicon
{
    private const string Name = "{name}";
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);
    private static readonly Lazy<Dictionary<string, GreetingLexicon>> Greetings = new(() => Load(".Greetings."));
    private static readonly Lazy<Dictionary<string, GreetingLexicon>> Announcements = new(() => Load(".Announcements."));
    private readonly (string[] Words, GreetingWords Meaning)[] _phrases;

    private GreetingLexicon(Data data)
    {
        // The longest phrase tells most; of two, the one that is written first.
        _phrases =
        [
            .. data.Openings
                .SelectMany(opening => opening.Phrases.SelectMany(Expand).SelectMany(phrase => Beginnings(phrase, opening.Least))
                    .Select(words => (words, new GreetingWords(Enum.Parse<GreetingSense>(opening.Sense, ignoreCase: true), opening.Code))))
                .DistinctBy(phrase => string.Join(' ', phrase.words))
                .OrderByDescending(phrase => phrase.words.Length),
        ];
        Hints = new SpeechHints([.. _phrases.Select(p => string.Join(' ', p.Words))], new Dictionary<string, IReadOnlyList<string>> { ["name"] = data.Names });
    }

    /// <summary>What a recogniser should expect.</summary>
    public SpeechHints Hints { get; }

    /// <summary>How callees begin, in a language.</summary>
    /// <param name="language">BCP 47 tag, such as <c>en-US</c>; the region does not matter.</param>
    /// <returns>Null when nobody has written it.</returns>
    public static GreetingLexicon? For(string language) => Find(Greetings.Value, language);

    /// <summary>What networks say before an answer, in a language.</summary>
    /// <param name="language">BCP 47 tag, such as <c>en-US</c>; the region does not matter.</param>
    /// <returns>Null when nobody has written it.</returns>
    public static GreetingLexicon? OfNetworks(string language) => Find(Announcements.Value, language);

    /// <summary>What words mean, wherever in them a phrase stands: recognisers that hear freely hear more than phrases.</summary>
    /// <param name="text">Words as a recogniser gives them.</param>
    public GreetingWords Classify(string text)
    {
        string[] heard = text.ToLowerInvariant().Split([' ', ',', '.', '?', '!'], StringSplitOptions.RemoveEmptyEntries);
        foreach ((string[] words, GreetingWords meaning) in _phrases)
        {
            for (int at = 0; at + words.Length <= heard.Length; at++)
            {
                if (words.AsSpan().SequenceEqual(heard.AsSpan(at, words.Length), AnyName))
                {
                    return meaning;
                }
            }
        }

        return GreetingWords.None;
    }

    private static IEqualityComparer<string> AnyName { get; } =
        EqualityComparer<string>.Create((a, b) => a == Name || b == Name || a == b, static _ => 0);

    private static GreetingLexicon? Find(Dictionary<string, GreetingLexicon> lexicons, string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return lexicons.GetValueOrDefault(language.Split('-')[0].ToLowerInvariant());
    }

    private static Dictionary<string, GreetingLexicon> Load(string folder)
    {
        Assembly assembly = typeof(GreetingLexicon).Assembly;
        var lexicons = new Dictionary<string, GreetingLexicon>();
        foreach (string resource in assembly.GetManifestResourceNames().Where(name => name.Contains(folder, StringComparison.Ordinal)))
        {
            using Stream file = assembly.GetManifestResourceStream(resource)!;
            Data data = JsonSerializer.Deserialize<Data>(file, Format)!;
            lexicons[data.Language] = new GreetingLexicon(data);
        }

        return lexicons;
    }

    private static IEnumerable<string> Expand(string phrase)
    {
        Match choice = Choice().Match(phrase);
        return !choice.Success ? [phrase]
            : choice.Groups["words"].Value.Split('|').SelectMany(word => Expand(phrase[..choice.Index] + word + phrase[(choice.Index + choice.Length)..]));
    }

    private static IEnumerable<string[]> Beginnings(string phrase, int least)
    {
        string[] words = phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (int length = Math.Min(least, words.Length); length <= words.Length; length++)
        {
            yield return words[..length];
        }
    }

    [GeneratedRegex(@"\((?<words>[^()]*)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Choice();

    private sealed record Data(string Language, IReadOnlyList<string> Names, IReadOnlyList<Opening> Openings);

    private sealed record Opening(string Code, string Sense, int Least, IReadOnlyList<string> Phrases);
}
