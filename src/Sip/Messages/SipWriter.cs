using System.Text;

namespace CxBridge.Sip.Messages;

/// <summary>Writes a message as it goes onto the wire; Content-Length is always present and right.</summary>
internal static class SipWriter
{
    public static byte[] Write(SipMessage message)
    {
        var text = new StringBuilder(1024);
        _ = message switch
        {
            SipRequest request => text.Append(request.Method.Name).Append(' ').Append(request.Uri).Append(" SIP/2.0\r\n"),
            SipResponse response => text.Append("SIP/2.0 ").Append(response.Status).Append(' ').Append(response.Phrase).Append("\r\n"),
            _ => throw new InvalidOperationException("A message is a request or a response."),
        };
        Write(text, message.Headers, message.Body.Length);
        return Join(text, message.Body.Span);
    }

    /// <summary>A refusal to a request that could not be read whole: the lines it had are repeated.</summary>
    public static byte[] WriteRefusal(SipHeaders request, int status, string phrase)
    {
        var text = new StringBuilder(512).Append("SIP/2.0 ").Append(status).Append(' ').Append(phrase).Append("\r\n");
        Write(text, SipResponse.Echo(request), 0);
        return Join(text, []);
    }

    private static void Write(StringBuilder text, SipHeaders headers, int length)
    {
        foreach ((string name, string value) in headers)
        {
            if (!name.Equals(HeaderName.ContentLength, StringComparison.OrdinalIgnoreCase))
            {
                text.Append(name).Append(": ").Append(value).Append("\r\n");
            }
        }

        text.Append("Content-Length: ").Append(length).Append("\r\n\r\n");
    }

    private static byte[] Join(StringBuilder text, ReadOnlySpan<byte> body)
    {
        string head = text.ToString();
        int count = Encoding.UTF8.GetByteCount(head);
        var bytes = new byte[count + body.Length];
        Encoding.UTF8.GetBytes(head, bytes);
        body.CopyTo(bytes.AsSpan(count));
        return bytes;
    }
}
