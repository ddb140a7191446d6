namespace CxBridge.Sip.Transport;

/// <summary>What stands at the front of a stream.</summary>
internal enum SipFrame
{
    /// <summary>Wait for more bytes.</summary>
    Incomplete,

    /// <summary>A whole message.</summary>
    Message,

    /// <summary>CRLF CRLF between messages: wants a CRLF back (RFC 5626 section 4.4.1).</summary>
    Ping,

    /// <summary>Other line ends between messages: the answer to a ping of ours, or padding (RFC 3261 section 7.5).</summary>
    LineEnds,

    /// <summary>The stream can never be read again: close it.</summary>
    Broken,
}
