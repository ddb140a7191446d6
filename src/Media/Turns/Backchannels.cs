namespace CxBridge.Media.Turns;

/// <summary>Knows the phrases by which a listener only shows that they listen.</summary>
internal sealed class Backchannels
{
    /// <summary>Sounds that carry no meaning of their own; recognisers write them down before a word or alone.</summary>
    private static readonly string[] s_fillers = ["uh", "um", "hm", "hmm", "mm", "mhm", "ah", "oh"];

    private readonly string[][] _phrases;

    public Backchannels(IEnumerable<string> phrases) =>
        _phrases = [.. phrases.Concat(s_fillers).Select(Words).Where(phrase => phrase.Length > 0)];

    /// <summary>Whether a text is nothing but backchannels and fillers in a row, such as "okay okay" or "uh okay".</summary>
    public bool IsBackchannel(string text)
    {
        string[] words = Words(text);
        return words.Length > 0 && IsMadeOfPhrases(words);
    }

    private bool IsMadeOfPhrases(ReadOnlySpan<string> words)
    {
        if (words.IsEmpty)
        {
            return true;
        }

        foreach (string[] phrase in _phrases)
        {
            if (words.StartsWith(phrase) && IsMadeOfPhrases(words[phrase.Length..]))
            {
                return true;
            }
        }

        return false;
    }

    private static string[] Words(string text) =>
        string.Concat(text.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) || c == '\'' ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
