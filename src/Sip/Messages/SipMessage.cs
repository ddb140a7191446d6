namespace CxBridge.Sip.Messages;

/// <summary>A request or a response that has been read or built whole.</summary>
internal abstract class SipMessage(SipHeaders headers, CoreHeaders core)
{
    public SipHeaders Headers => headers;

    /// <summary>The topmost Via.</summary>
    public Via Via { get; protected set; } = core.Via;

    public NameAddr From => core.From;

    public NameAddr To => core.To;

    public string CallId => core.CallId;

    public CSeq CSeq => core.CSeq;

    public ReadOnlyMemory<byte> Body { get; private set; }

    /// <summary>Media type of the body in lower case without parameters, or "".</summary>
    public string ContentType => Headers[HeaderName.ContentType] is { } type ? type.Split(';', 2)[0].Trim().ToLowerInvariant() : "";

    public bool HasSdp => Body.Length > 0 && ContentType == "application/sdp";

    /// <summary>Adds a body to a message being built; a message that was read keeps its own Content-Type line.</summary>
    public void SetBody(ReadOnlyMemory<byte> body, string? contentType)
    {
        Body = body;
        if (contentType is not null)
        {
            headers.Set(HeaderName.ContentType, contentType);
        }
    }
}
