namespace CxBridge.Sip.Transport;

/// <summary>What stands at the front of a stream.</summary>
internal enum SipFrame
{
    /// <summary>Wait for more bytes.</summary>
    Incomplete,

    /// <summary>A whole message.</summary>
    Message,

    /// <summary>Line ends between messages; CRLF CRLF is a ping (RFC 5626 section 4.4.1).</summary>
    KeepAlive,

    /// <summary>The stream can never be read again: close it.</summary>
    Broken,
}
