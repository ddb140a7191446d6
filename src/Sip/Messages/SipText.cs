using System.Buffers;

namespace CxBridge.Sip.Messages;

/// <summary>Character classes and scanning of RFC 3261 section 25.1 that several parsers share.</summary>
internal static class SipText
{
    private static readonly SearchValues<char> s_token =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.!%*_+`'~");

    private static readonly SearchValues<char> s_host =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._");

    public static bool IsToken(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExcept(s_token);

    /// <summary>A host name, an IPv4 address, or an IPv6 address in brackets.</summary>
    public static bool IsHost(ReadOnlySpan<char> text) => text is ['[', .. var inner, ']']
        ? System.Net.IPAddress.TryParse(inner, out _)
        : !text.IsEmpty && !text.ContainsAnyExcept(s_host);

    /// <summary>Splits <c>host[:port]</c>; white space around the colon is allowed in a Via.</summary>
    /// <returns>Null when it was read; otherwise the reason.</returns>
    public static string? ReadHostPort(ReadOnlySpan<char> text, out string host, out int? port)
    {
        host = "";
        port = null;
        int bracket = text.IndexOf(']');
        int colon = text[(bracket + 1)..].IndexOf(':');
        ReadOnlySpan<char> name = (colon < 0 ? text : text[..(bracket + 1 + colon)]).Trim();
        if (!IsHost(name))
        {
            return "the host is not valid";
        }

        if (colon >= 0)
        {
            ReadOnlySpan<char> digits = text[(bracket + 2 + colon)..].Trim();
            if (digits.Length is 0 or > 5 || digits.ContainsAnyExceptInRange('0', '9') || !int.TryParse(digits, out int number) || number > 65535)
            {
                return "the port is not valid";
            }

            port = number;
        }

        host = name.ToString();
        return null;
    }

    /// <summary>Index of <paramref name="wanted"/> outside quoted strings and angle brackets, or -1.</summary>
    public static int IndexOfOutside(ReadOnlySpan<char> text, char wanted)
    {
        bool quoted = false;
        bool bracketed = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quoted)
            {
                if (c == '\\')
                {
                    i++;
                }
                else if (c == '"')
                {
                    quoted = false;
                }
            }
            else if (!bracketed && c == wanted)
            {
                return i;
            }
            else if (c == '"')
            {
                quoted = true;
            }
            else if (c == '<')
            {
                bracketed = true;
            }
            else if (c == '>')
            {
                bracketed = false;
            }
        }

        return -1;
    }

    /// <summary>The items of a comma-separated header value, trimmed, empty ones left out.</summary>
    public static IEnumerable<string> SplitList(string value)
    {
        string rest = value;
        while (rest.Length > 0)
        {
            int comma = IndexOfOutside(rest, ',');
            string item = (comma < 0 ? rest : rest[..comma]).Trim();
            rest = comma < 0 ? "" : rest[(comma + 1)..];
            if (item.Length > 0)
            {
                yield return item;
            }
        }
    }

    /// <summary>The text of a quoted string without its quotes and escapes; anything else as it is.</summary>
    public static string Unquote(string text)
    {
        if (text is not ['"', .., '"'])
        {
            return text;
        }

        string inner = text[1..^1];
        if (!inner.Contains('\\'))
        {
            return inner;
        }

        var plain = new System.Text.StringBuilder(inner.Length);
        for (int i = 0; i < inner.Length; i++)
        {
            if (inner[i] == '\\' && i + 1 < inner.Length)
            {
                i++;
            }

            plain.Append(inner[i]);
        }

        return plain.ToString();
    }

    /// <summary>A quoted string holding <paramref name="text"/>.</summary>
    public static string Quote(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
