namespace CxBridge.Media.Turns;

/// <summary>Cuts a text into sentences, so that the first can be heard while the next is being spoken by the provider.</summary>
internal static class SentenceSplitter
{
    // A piece of one or two words sounds clipped when spoken by itself; it goes with the next.
    private const int Shortest = 12;
    private const int Longest = 1000;

    /// <summary>The sentences, without blanks at their ends; none when the text is blank.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var pieces = new List<string>();
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            bool last = i == text.Length - 1;
            bool stop = IsStop(text[i]) && (last || char.IsWhiteSpace(text[i + 1])) && i + 1 - start >= Shortest;
            if (stop || last || i + 1 - start >= Longest)
            {
                string piece = text[start..(i + 1)].Trim();
                start = i + 1;
                if (piece.Length > 0)
                {
                    pieces.Add(piece);
                }
            }
        }

        return pieces;
    }

    private static bool IsStop(char c) => c is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '।';
}
