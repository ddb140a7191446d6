namespace CxBridge.Sip.Messages;

/// <summary>An address with an optional display name and header parameters: From, To, Contact, Route, Refer-To (RFC 3261 section 20.10). Immutable.</summary>
internal sealed class NameAddr(string? displayName, SipUri uri, SipParameters parameters)
{
    private static readonly System.Buffers.SearchValues<char> s_needsQuotes = System.Buffers.SearchValues.Create("\",@;:()<>[]{}?=/\\");

    /// <summary>Display name without quotes, or null.</summary>
    public string? DisplayName => displayName;

    public SipUri Uri => uri;

    public SipParameters Parameters => parameters;

    public string? Tag => parameters["tag"];

    /// <returns>Null when it was read; otherwise the reason.</returns>
    public static string? Read(string text, out NameAddr? address)
    {
        address = null;
        ReadOnlySpan<char> span = text.AsSpan().Trim();
        string? name = null;
        ReadOnlySpan<char> uriText;
        ReadOnlySpan<char> tail;
        int open = SipText.IndexOfOutside(span, '<');
        if (open < 0)
        {
            // Without brackets everything after ';' belongs to the header, not to the URI (section 20).
            int semicolon = span.IndexOf(';');
            uriText = (semicolon < 0 ? span : span[..semicolon]).Trim();
            tail = semicolon < 0 ? default : span[semicolon..];
            if (uriText.ContainsAny("?,"))
            {
                return "a URI with '?' or ',' needs angle brackets";
            }
        }
        else
        {
            int close = span[open..].IndexOf('>');
            if (close < 0)
            {
                return "an angle bracket is not closed";
            }

            if (ReadDisplayName(span[..open].Trim(), out name) is { } wrongName)
            {
                return wrongName;
            }

            uriText = span[(open + 1)..(open + close)];
            tail = span[(open + close + 1)..];
        }

        SipParameters parameters = SipParameters.None;
        string? reason = SipUri.Read(uriText, out SipUri? uri) ?? SipParameters.Read(tail, out parameters);
        if (reason is null)
        {
            address = new NameAddr(name, uri!, parameters);
        }

        return reason;
    }

    public NameAddr WithTag(string tag) => new(displayName, uri, parameters.With("tag", tag));

    public override string ToString() => displayName is null ? $"<{uri}>{parameters}" : $"{SipText.Quote(displayName)} <{uri}>{parameters}";

    private static string? ReadDisplayName(ReadOnlySpan<char> text, out string? name)
    {
        name = null;
        if (text.IsEmpty)
        {
            return null;
        }

        if (text[0] == '"')
        {
            if (text.Length < 2 || text[^1] != '"')
            {
                return "a quoted display name is not closed";
            }

            name = SipText.Unquote(text.ToString());
            return null;
        }

        if (text.ContainsAny(s_needsQuotes))
        {
            return "a display name holds a character that needs quotes";
        }

        name = text.ToString();
        return null;
    }
}
