using System.Text;

namespace CxBridge.Domain.Bots;

/// <summary>Texts with <c>{{names}}</c> to be filled in.</summary>
public static class TemplateText
{
    /// <summary>The names in a text.</summary>
    public static IEnumerable<string> Names(string text)
    {
        for (int at = 0; Next(text, at, out int open, out int close); at = close + 2)
        {
            yield return text[(open + 2)..close].Trim();
        }
    }

    /// <summary>What is wrong with a text's braces, or null.</summary>
    public static string? Fault(string text)
    {
        int at = 0;
        for (; Next(text, at, out int open, out int close); at = close + 2)
        {
            if (text.AsSpan(at, open - at).ContainsAny('{', '}'))
            {
                return "has a stray brace";
            }
        }

        return text.AsSpan(at).ContainsAny('{', '}') ? "has a stray brace" : null;
    }

    /// <summary>The text with its names filled in; what <paramref name="value"/> does not know becomes nothing, and doubled spaces are mended.</summary>
    public static string Fill(string text, Func<string, string?> value)
    {
        StringBuilder filled = new(text.Length);
        int at = 0;
        for (; Next(text, at, out int open, out int close); at = close + 2)
        {
            filled.Append(text, at, open - at).Append(value(text[(open + 2)..close].Trim())?.Trim());
        }

        filled.Append(text, at, text.Length - at);
        return at == 0 ? text : filled.Replace("  ", " ").Replace(" ,", ",").Replace(" .", ".").Replace(" ?", "?").ToString().Trim();
    }

    private static bool Next(string text, int from, out int open, out int close)
    {
        open = text.IndexOf("{{", from, StringComparison.Ordinal);
        close = open < 0 ? -1 : text.IndexOf("}}", open + 2, StringComparison.Ordinal);
        return close >= 0;
    }
}
