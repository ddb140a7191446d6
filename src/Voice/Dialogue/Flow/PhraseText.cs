using System.Text;

namespace CxBridge.Voice.Dialogue.Flow;

/// <summary>Brings recognised and written phrases into one form: lower-case words, without punctuation and without the little words that carry no meaning.</summary>
internal static class PhraseText
{
    private static readonly HashSet<string> Fillers = ["um", "uh", "er", "oh", "ah", "well", "please", "so", "hey"];

    /// <summary>The words of a text; never more than 60, which no turn of a caller needs.</summary>
    public static string[] Words(string text)
    {
        StringBuilder plain = new(text.Length);
        foreach (char c in text)
        {
            plain.Append(char.IsLetterOrDigit(c) || c is '\'' or '{' or '}' or '_' ? char.ToLowerInvariant(c) : c == '’' ? '\'' : ' ');
        }

        return [.. plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(60)];
    }

    /// <summary>The words that carry meaning. A text of fillers only stays as it is: a phrase may be just that.</summary>
    public static string[] Meaning(string text)
    {
        string[] words = Words(text);
        string[] rest = [.. words.Where((word, i) => !Fillers.Contains(word) || IsPartOfBackchannel(words, i))];
        return rest.Length > 0 ? rest : words;
    }

    /// <summary>The "uh" of "uh huh" means yes.</summary>
    private static bool IsPartOfBackchannel(string[] words, int at) => words[at] == "uh" && at + 1 < words.Length && words[at + 1] is "huh" or "uh";
}
