namespace CxBridge.Sip.Messages;

/// <summary>The header lines of a message: found, unfolded, names expanded (RFC 3261 section 7.3). Never throws.</summary>
internal static class SipHeaderReader
{
    private const int MaxHeaderLines = 256;
    private const int MaxHeaderLength = 8 * 1024;

    /// <summary>Where the headers end and the body begins; negative when no blank line does so.</summary>
    public static (int HeadLength, int BodyStart) FindBlankLine(ReadOnlySpan<byte> bytes)
    {
        int crlf = bytes.IndexOf("\r\n\r\n"u8);
        int lf = bytes.IndexOf("\n\n"u8);
        return lf >= 0 && (crlf < 0 || lf < crlf) ? (lf, lf + 2) : (crlf, crlf + 4);
    }

    /// <param name="lines">Start line first.</param>
    /// <param name="headers">Takes what was read, up to a fault.</param>
    /// <returns>Null when all were read; otherwise the reason.</returns>
    public static string? Read(string[] lines, SipHeaders headers)
    {
        for (int i = 1; i < lines.Length; i++)
        {
            string line = lines[i].TrimEnd('\r');
            while (i + 1 < lines.Length && lines[i + 1] is [' ' or '\t', ..])
            {
                line = $"{line.TrimEnd()} {lines[++i].Trim()}";
                if (line.Length > MaxHeaderLength)
                {
                    return "a header is too long";
                }
            }

            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || line.Length > MaxHeaderLength)
            {
                return colon <= 0 ? "a header line has no name" : "a header is too long";
            }

            string name = line[..colon].TrimEnd();
            string value = line[(colon + 1)..].Trim();
            if (!SipText.IsToken(name) || value.Contains('\r'))
            {
                return "a header line is not valid";
            }

            if (headers.Count == MaxHeaderLines)
            {
                return "too many headers";
            }

            headers.Add(HeaderName.Expand(name), value);
        }

        return null;
    }
}
