using System.Text;

namespace CxBridge.Sip.Messages;

/// <summary>A URI. The parts are filled for <c>sip:</c> and <c>sips:</c> (RFC 3261 section 19.1); another scheme keeps its text only.</summary>
internal sealed class SipUri
{
    private readonly string? _opaque;

    private SipUri(string scheme, string? opaque)
    {
        Scheme = scheme;
        _opaque = opaque;
    }

    /// <summary>A <c>sip:</c> URI from its parts.</summary>
    public SipUri(string? user, string host, int? port, SipParameters parameters)
    {
        Scheme = "sip";
        User = user;
        Host = host;
        Port = port;
        Parameters = parameters;
    }

    /// <summary>In lower case.</summary>
    public string Scheme { get; }

    /// <summary>User part with its escapes, or null.</summary>
    public string? User { get; private init; }

    /// <summary>Host; IPv6 in brackets; "" when the scheme is neither sip nor sips.</summary>
    public string Host { get; private init; } = "";

    public int? Port { get; private init; }

    public SipParameters Parameters { get; private init; } = SipParameters.None;

    /// <summary>Header part after '?', or null.</summary>
    public string? Headers { get; private init; }

    public bool IsSip => Scheme is "sip" or "sips";

    /// <summary>Whether a proxy with this URI is a loose router (RFC 3261 section 16.12).</summary>
    public bool IsLooseRouter => Parameters["lr"] is not null;

    /// <summary>Reads a URI without angle brackets.</summary>
    /// <returns>Null when it was read; otherwise the reason.</returns>
    public static string? Read(ReadOnlySpan<char> text, out SipUri? uri)
    {
        uri = null;
        int colon = text.IndexOf(':');
        if (colon <= 0 || !char.IsAsciiLetter(text[0]) || !SipText.IsToken(text[..colon]))
        {
            return "the URI has no scheme";
        }

        if (text.ContainsAny(" \t<>\"") || text.ContainsAnyInRange('\0', '\u001f'))
        {
            return "the URI holds a character that must be escaped";
        }

        string scheme = text[..colon].ToString().ToLowerInvariant();
        ReadOnlySpan<char> rest = text[(colon + 1)..];
        if (rest.IsEmpty)
        {
            return "the URI is empty";
        }

        if (scheme is not ("sip" or "sips"))
        {
            uri = new SipUri(scheme, rest.ToString());
            return null;
        }

        // '@' first: the user part may hold ';' and '?' unescaped, everything after it may not hold '@'.
        int at = rest.IndexOf('@');
        string? user = at < 0 ? null : rest[..at].ToString();
        if (user is "" || user?.StartsWith(':') == true)
        {
            return "the user part is empty";
        }

        rest = rest[(at + 1)..];
        if (rest.Contains('@'))
        {
            return "the URI has two '@'";
        }

        int question = rest.IndexOf('?');
        string? headers = question < 0 ? null : rest[(question + 1)..].ToString();
        rest = question < 0 ? rest : rest[..question];
        int semicolon = rest.IndexOf(';');
        SipParameters parameters = SipParameters.None;
        string? reason = SipText.ReadHostPort(semicolon < 0 ? rest : rest[..semicolon], out string host, out int? port)
            ?? (semicolon < 0 ? null : SipParameters.Read(rest[semicolon..], out parameters));
        if (reason is not null)
        {
            return reason;
        }

        uri = new SipUri(scheme, opaque: null) { User = user, Host = host, Port = port, Parameters = parameters, Headers = headers };
        return null;
    }

    /// <summary>As a Request-URI: headers belong into the request, and we put none of a stranger's there (RFC 3261 section 19.1.5).</summary>
    public SipUri WithoutHeaders() => Headers is null ? this : new SipUri(Scheme, _opaque) { User = User, Host = Host, Port = Port, Parameters = Parameters };

    public override string ToString()
    {
        if (_opaque is not null)
        {
            return $"{Scheme}:{_opaque}";
        }

        var text = new StringBuilder(Scheme).Append(':');
        if (User is not null)
        {
            text.Append(User).Append('@');
        }

        text.Append(Host);
        if (Port is not null)
        {
            text.Append(':').Append(Port.Value);
        }

        text.Append(Parameters);
        return Headers is null ? text.ToString() : text.Append('?').Append(Headers).ToString();
    }
}
