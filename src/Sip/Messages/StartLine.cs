namespace CxBridge.Sip.Messages;

/// <summary>A request line or a status line (RFC 3261 sections 7.1 and 7.2).</summary>
/// <param name="Method">Of a request.</param>
/// <param name="Uri">Of a request; null when it could not be read.</param>
/// <param name="Status">Of a response; null marks a request.</param>
/// <param name="Phrase">Of a response.</param>
/// <param name="Status505">The version is not 2.0.</param>
internal sealed record StartLine(SipMethod Method, SipUri? Uri, int? Status, string Phrase, bool Status505)
{
    /// <returns>Null when the line is right. With a reason, <paramref name="line"/> is still set when it is a request line that can be refused.</returns>
    public static string? Read(string text, out StartLine? line)
    {
        line = null;
        return text.StartsWith("SIP/", StringComparison.OrdinalIgnoreCase) ? ReadStatus(text, out line) : ReadRequest(text, out line);
    }

    private static string? ReadStatus(string text, out StartLine? line)
    {
        line = null;
        if (!text.StartsWith("SIP/2.0 ", StringComparison.OrdinalIgnoreCase))
        {
            return "a response of another version";
        }

        ReadOnlySpan<char> rest = text.AsSpan(8);
        if (rest.Length < 3 || rest[..3].ContainsAnyExceptInRange('0', '9') || (rest.Length > 3 && rest[3] != ' '))
        {
            return "the status code is not valid";
        }

        int status = int.Parse(rest[..3]);
        if (status is < 100 or > 699)
        {
            return "the status code is out of range";
        }

        line = new StartLine(default, null, status, rest.Length > 4 ? rest[4..].ToString() : "", Status505: false);
        return null;
    }

    private static string? ReadRequest(string text, out StartLine? line)
    {
        line = null;
        int first = text.IndexOf(' ', StringComparison.Ordinal);
        int last = text.LastIndexOf(' ');
        if (first <= 0 || !SipText.IsToken(text.AsSpan(0, first)))
        {
            return "not a SIP start line";
        }

        var method = new SipMethod(text[..first]);
        ReadOnlySpan<char> version = text.AsSpan(last + 1);
        if (last == first || !version.StartsWith("SIP/", StringComparison.OrdinalIgnoreCase))
        {
            // Trailing blanks and the like: the line is a request's all the same, so it can be refused.
            bool looksLikeSip = text.Contains("SIP/2.0", StringComparison.OrdinalIgnoreCase);
            line = looksLikeSip ? new StartLine(method, null, null, "", Status505: false) : null;
            return "the request line is not valid";
        }

        bool otherVersion = !version.Equals("SIP/2.0", StringComparison.OrdinalIgnoreCase);
        string? reason = SipUri.Read(text.AsSpan((first + 1)..last), out SipUri? uri);
        line = new StartLine(method, uri, null, "", otherVersion);
        return otherVersion ? "only SIP/2.0 is spoken here" : reason;
    }
}
