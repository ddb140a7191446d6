namespace CxBridge.Sip.Messages;

internal sealed class SipResponse(int status, string phrase, SipHeaders headers, CoreHeaders core) : SipMessage(headers, core)
{
    public int Status => status;

    public string Phrase => phrase;

    public bool IsProvisional => status < 200;

    public bool IsSuccess => status is >= 200 and < 300;

    /// <summary>A response to <paramref name="request"/> (RFC 3261 section 8.2.6).</summary>
    /// <param name="request">The request.</param>
    /// <param name="status">100 to 699.</param>
    /// <param name="localTag">Tag to put on To when the request had none; null for 100.</param>
    /// <param name="phrase">Reason phrase, or null for the usual one.</param>
    public static SipResponse For(SipRequest request, int status, string? localTag, string? phrase = null)
    {
        NameAddr to = localTag is null || request.To.Tag is not null ? request.To : request.To.WithTag(localTag);
        var core = new CoreHeaders(request.Via, request.From, to, request.CallId, request.CSeq);
        SipHeaders headers = Echo(request.Headers);
        if (!ReferenceEquals(to, request.To))
        {
            headers.Set(HeaderName.To, to.ToString());
        }

        return new SipResponse(status, phrase ?? StatusPhrase.Of(status), headers, core);
    }

    /// <summary>The lines that every response repeats as they came.</summary>
    public static SipHeaders Echo(SipHeaders request)
    {
        var headers = new SipHeaders();
        foreach (string name in (string[])[HeaderName.Via, HeaderName.RecordRoute, HeaderName.From, HeaderName.To, HeaderName.CallId, HeaderName.CSeq])
        {
            foreach (string value in request.Lines(name))
            {
                headers.Add(name, value);
            }
        }

        return headers;
    }
}
