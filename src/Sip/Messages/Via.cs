namespace CxBridge.Sip.Messages;

/// <summary>One Via value (RFC 3261 section 20.42, RFC 3581). Immutable.</summary>
internal sealed class Via(string transport, string host, int? port, SipParameters parameters)
{
    /// <summary>Branches made by this standard begin with it (RFC 3261 section 8.1.1.7).</summary>
    public const string MagicCookie = "z9hG4bK";

    /// <summary>UDP, TCP, ... in upper case.</summary>
    public string Transport => transport;

    public string Host => host;

    public int? Port => port;

    public SipParameters Parameters => parameters;

    public string Branch => parameters["branch"] ?? "";

    public string SentBy => port is null ? host : $"{host}:{port}";

    /// <returns>Null when it was read; otherwise the reason. When only the version or the parameters are wrong <paramref name="via"/> is set without
    /// parameters, so that the sender can be told.</returns>
    public static string? Read(string text, out Via? via)
    {
        via = null;
        int semicolon = text.IndexOf(';', StringComparison.Ordinal);
        ReadOnlySpan<char> head = (semicolon < 0 ? text : text.AsSpan(0, semicolon)).Trim();

        // "SIP / 2.0 / UDP  host : port": white space is allowed around every separator.
        int first = head.IndexOf('/');
        int second = first < 0 ? -1 : head[(first + 1)..].IndexOf('/') + first + 1;
        if (first < 0 || second <= first)
        {
            return "a Via has no protocol";
        }

        string? wrongProtocol = head[..first].Trim().Equals("SIP", StringComparison.OrdinalIgnoreCase) && head[(first + 1)..second].Trim().SequenceEqual("2.0")
            ? null
            : "a Via is of another protocol";
        ReadOnlySpan<char> rest = head[(second + 1)..].TrimStart();
        int space = rest.IndexOfAny(' ', '\t');
        if (space < 0 || !SipText.IsToken(rest[..space]))
        {
            return "a Via has no sent-by";
        }

        SipParameters parameters = SipParameters.None;
        if (SipText.ReadHostPort(rest[space..].Trim(), out string host, out int? port) is { } wrongHost)
        {
            return wrongHost;
        }

        string? reason = wrongProtocol ?? (semicolon < 0 ? null : SipParameters.Read(text.AsSpan(semicolon), out parameters));
        via = new Via(rest[..space].ToString().ToUpperInvariant(), host, port, reason is null ? parameters : SipParameters.None);
        return reason;
    }

    public Via With(string name, string? value) => new(transport, host, port, parameters.With(name, value));

    public override string ToString() => $"SIP/2.0/{transport} {SentBy}{parameters}";
}
