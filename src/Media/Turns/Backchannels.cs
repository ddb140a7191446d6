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

        // reached[n]: the first n words are phrases in a row. Forward and once, for "mm hmm" is a phrase and two fillers: trying every
        // reading of a long hum would double the work with each.
        var reached = new bool[words.Length + 1];
        reached[0] = true;
        for (int at = 0; at < words.Length; at++)
        {
            foreach (string[] phrase in _phrases)
            {
                if (reached[at] && words.AsSpan(at).StartsWith(phrase))
                {
                    reached[at + phrase.Length] = true;
                }
            }
        }

        return words.Length > 0 && reached[^1];
    }

    private static string[] Words(string text) =>
        string.Concat(text.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) || c == '\'' ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
