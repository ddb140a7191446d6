using System.Reflection;
using System.Text.Json;

namespace CxBridge.Domain.Conversation.OptOut;

/// <summary>How callees ask not to be called again in one language, and how that is confirmed; the data are <c>Words/*.json</c>, one file a language.</summary>
public sealed class OptOutWords
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);
    private static readonly Lazy<Dictionary<string, OptOutWords>> All = new(Load);
    private readonly HashSet<string> _phrases;

    private OptOutWords(Data data)
    {
        Confirmation = data.Confirmation;
        Phrases = data.Phrases;
        _phrases = [.. data.Phrases.Select(Plain)];
    }

    /// <summary>The bot's last sentence to whoever asked.</summary>
    public string Confirmation { get; }

    /// <summary>Whole sentences, in lower-case words.</summary>
    public IReadOnlyList<string> Phrases { get; }

    /// <summary>The words of a language; English where nobody has written them, for then only the key is there and somebody must confirm it.</summary>
    /// <param name="language">BCP 47 tag, such as <c>en-US</c>; the region does not matter.</param>
    public static OptOutWords For(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return All.Value.GetValueOrDefault(language.Split('-')[0].ToLowerInvariant()) ?? All.Value["en"];
    }

    /// <summary>Whether somebody said just that. More words around it may deny it ("no, don't take me off your list"), so they leave it to the bot.</summary>
    /// <param name="text">Words as a recogniser gives them.</param>
    public bool Mean(string text) => _phrases.Contains(Plain(text));

    // Recognisers write the same sentence with and without marks; a "please" changes nothing.
    private static string Plain(string text)
    {
        var letters = new string([.. text.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : c is '\'' or '’' ? '\'' : ' ')]);
        return string.Join(' ', letters.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word is not ("please" or "bitte")));
    }

    private static Dictionary<string, OptOutWords> Load()
    {
        Assembly assembly = typeof(OptOutWords).Assembly;
        var words = new Dictionary<string, OptOutWords>();
        foreach (string resource in assembly.GetManifestResourceNames().Where(name => name.Contains(".OptOut.Words.", StringComparison.Ordinal)))
        {
            using Stream file = assembly.GetManifestResourceStream(resource)!;
            Data data = JsonSerializer.Deserialize<Data>(file, Format)!;
            words[data.Language] = new OptOutWords(data);
        }

        return words;
    }

    private sealed record Data(string Language, string Confirmation, IReadOnlyList<string> Phrases);
}
