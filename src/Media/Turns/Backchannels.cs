namespace CxBridge.Media.Turns;

/// <summary>Knows the phrases by which a listener only shows that they listen.</summary>
internal sealed class Backchannels
{
    private readonly HashSet<string> _phrases;
    private readonly HashSet<string> _words;

    public Backchannels(IEnumerable<string> phrases)
    {
        _phrases = [.. phrases.Select(Normalise)];
        _words = [.. _phrases.Where(phrase => !phrase.Contains(' '))];
    }

    /// <summary>Whether a text is nothing but backchannels: a phrase of the list, or single words of it in a row ("okay okay").</summary>
    public bool IsBackchannel(string text)
    {
        string normal = Normalise(text);
        return _phrases.Contains(normal) || (normal.Length > 0 && normal.Split(' ').All(_words.Contains));
    }

    private static string Normalise(string text) => string.Join(
        ' ',
        string.Concat(text.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) || c == '\'' ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
