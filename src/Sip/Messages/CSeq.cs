namespace CxBridge.Sip.Messages;

/// <summary>A command sequence (RFC 3261 section 20.16); the number is below 2^31.</summary>
internal readonly record struct CSeq(uint Number, SipMethod Method)
{
    /// <returns>Null when it was read; otherwise the reason.</returns>
    public static string? Read(string text, out CSeq sequence)
    {
        sequence = default;
        ReadOnlySpan<char> span = text.AsSpan().Trim();
        int space = span.IndexOfAny(' ', '\t');
        if (space < 0)
        {
            return "CSeq has no method";
        }

        ReadOnlySpan<char> method = span[space..].Trim();
        if (span[..space].ContainsAnyExceptInRange('0', '9') || !uint.TryParse(span[..space], out uint number) || number > int.MaxValue)
        {
            return "the CSeq number is not valid";
        }

        if (!SipText.IsToken(method))
        {
            return "the CSeq method is not valid";
        }

        sequence = new CSeq(number, new SipMethod(method.ToString()));
        return null;
    }

    public override string ToString() => $"{Number} {Method}";
}
