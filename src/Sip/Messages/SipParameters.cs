using System.Text;

namespace CxBridge.Sip.Messages;

/// <summary>The <c>;name=value</c> tail of a URI or header value. Names compare without case (RFC 3261 section 7.3.1). Immutable.</summary>
internal sealed class SipParameters
{
        private static readonly System.Buffers.SearchValues<char> s_forbidden = System.Buffers.SearchValues.Create(" \t\"<>,");
    private const int MaxCount = 64;
    private readonly (string Name, string? Value)[] _all;

    private SipParameters((string, string?)[] all) => _all = all;

    public static SipParameters None { get; } = new([]);

    /// <summary>The value as it was written, "" for a parameter without one, null when it is absent.</summary>
    public string? this[string name]
    {
        get
        {
            foreach ((string candidate, string? value) in _all)
            {
                if (candidate.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    return value ?? "";
                }
            }

            return null;
        }
    }

    /// <summary>Reads text that is empty or begins with ';'.</summary>
    /// <returns>Null when it was read; otherwise the reason.</returns>
    public static string? Read(ReadOnlySpan<char> text, out SipParameters parameters)
    {
        parameters = None;
        text = text.Trim();
        if (text.IsEmpty)
        {
            return null;
        }

        if (text[0] != ';')
        {
            return "text follows where only parameters may";
        }

        var all = new List<(string, string?)>();
        text = text[1..];
        while (true)
        {
            int end = SipText.IndexOfOutside(text, ';');
            ReadOnlySpan<char> one = (end < 0 ? text : text[..end]).Trim();
            int equals = one.IndexOf('=');
            ReadOnlySpan<char> name = (equals < 0 ? one : one[..equals]).Trim();
            ReadOnlySpan<char> value = equals < 0 ? default : one[(equals + 1)..].Trim();
            if (name.IsEmpty || name.ContainsAny(s_forbidden))
            {
                return "a parameter has no valid name";
            }

            if (value.Length > 0 && value[0] == '"' ? value.Length < 2 || value[^1] != '"' : value.ContainsAny(s_forbidden))
            {
                return "the value of a parameter is not valid";
            }

            if (all.Count == MaxCount)
            {
                return "too many parameters";
            }

            all.Add((name.ToString(), equals < 0 ? null : value.ToString()));
            if (end < 0)
            {
                break;
            }

            text = text[(end + 1)..];
        }

        parameters = new SipParameters([.. all]);
        return null;
    }

    /// <summary>A copy in which <paramref name="name"/> has <paramref name="value"/>; null writes the name alone.</summary>
    public SipParameters With(string name, string? value)
    {
        int at = Array.FindIndex(_all, p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (at < 0)
        {
            return new SipParameters([.. _all, (name, value)]);
        }

        (string, string?)[] copy = [.. _all];
        copy[at] = (name, value);
        return new SipParameters(copy);
    }

    public override string ToString()
    {
        if (_all.Length == 0)
        {
            return "";
        }

        var text = new StringBuilder();
        foreach ((string name, string? value) in _all)
        {
            text.Append(';').Append(name);
            if (value is not null)
            {
                text.Append('=').Append(value);
            }
        }

        return text.ToString();
    }
}
