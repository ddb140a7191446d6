namespace CxBridge.Voice.Texts;

/// <summary>Splits text into sentences, so that the first one can be heard while the next is made, and each is cached by itself.</summary>
internal static class Sentences
{
    /// <summary>Longer pieces are cut at a comma or space: no engine needs more, and one slow request must not hold up a call.</summary>
    private const int MaxLength = 300;

    private static readonly HashSet<string> Abbreviations = ["mr", "mrs", "ms", "dr", "st", "prof", "sr", "jr", "vs", "no", "e.g", "i.e", "etc", "a.m", "p.m"];

    /// <summary>The sentences, trimmed, none empty.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        List<string> sentences = [];
        int from = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (IsEnd(text, from, i) || i - from >= MaxLength)
            {
                int end = IsEnd(text, from, i) ? i + 1 : CutBefore(text, from, i);
                Add(sentences, text[from..end]);
                (from, i) = (end, end - 1);
            }
        }

        Add(sentences, text[from..]);
        return sentences;
    }

    private static bool IsEnd(string text, int from, int at) => text[at] switch
    {
        // A stop is followed by a space or by nothing: "3.5" and "example.com" go on.
        '!' or '?' or ';' => IsGap(text, at + 1),
        '.' => IsGap(text, at + 1) && !IsAbbreviation(text, from, at),
        '。' or '！' or '？' or '।' => true,
        _ => false,
    };

    private static bool IsGap(string text, int at) => at >= text.Length || char.IsWhiteSpace(text[at]);

    private static bool IsAbbreviation(string text, int from, int stop)
    {
        int word = text.LastIndexOf(' ', Math.Max(from, stop - 1), Math.Max(0, stop - from)) + 1;
        string before = text[Math.Max(word, from)..stop].Trim().ToLowerInvariant();
        bool isLast = stop + 1 >= text.Length;
        return !isLast && (Abbreviations.Contains(before) || (before.Length == 1 && char.IsLetter(before[0]) && before is not "i"));
    }

    private static int CutBefore(string text, int from, int at)
    {
        int comma = text.LastIndexOf(',', at, at - from);
        int space = text.LastIndexOf(' ', at, at - from);
        return comma > from ? comma + 1 : space > from ? space + 1 : at;
    }

    private static void Add(List<string> sentences, string text)
    {
        if (text.Any(char.IsLetterOrDigit))
        {
            sentences.Add(text.Trim());
        }
    }
}
