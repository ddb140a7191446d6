using System.Buffers;
using System.Text;
using CxBridge.Sip.Messages;

namespace CxBridge.Sip.Transport;

/// <summary>Cuts a byte stream into messages by Content-Length (RFC 3261 section 18.3).</summary>
internal static class SipFraming
{
    private static ReadOnlySpan<byte> BlankLine => "\r\n\r\n"u8;

    /// <summary>Takes one frame off the front of <paramref name="stream"/>.</summary>
    /// <param name="stream">What has arrived; moved past the frame.</param>
    /// <param name="message">The message, when the result is <see cref="SipFrame.Message"/>.</param>
    public static SipFrame Take(ref ReadOnlySequence<byte> stream, out byte[] message)
    {
        message = [];
        if (TakeLineEnds(ref stream) is var lineEnds and > 0)
        {
            return lineEnds >= BlankLine.Length ? SipFrame.Ping : SipFrame.LineEnds;
        }

        var reader = new SequenceReader<byte>(stream);
        if (!reader.TryReadTo(out ReadOnlySequence<byte> head, BlankLine))
        {
            return stream.Length > SipReader.MaxMessageBytes ? SipFrame.Broken : SipFrame.Incomplete;
        }

        if (ReadContentLength(Encoding.Latin1.GetString(head)) is not { } length || reader.Consumed + length > SipReader.MaxMessageBytes)
        {
            return SipFrame.Broken;
        }

        long total = reader.Consumed + length;
        if (stream.Length < total)
        {
            return SipFrame.Incomplete;
        }

        message = stream.Slice(0, total).ToArray();
        stream = stream.Slice(total);
        return SipFrame.Message;
    }

    // Answering every line end would make two sides that both do so answer each other for ever.
    private static long TakeLineEnds(ref ReadOnlySequence<byte> stream)
    {
        var reader = new SequenceReader<byte>(stream);
        long skipped = reader.AdvancePastAny((byte)'\r', (byte)'\n');
        stream = stream.Slice(skipped);
        return skipped;
    }

    private static int? ReadContentLength(string head)
    {
        foreach (string line in head.Split("\r\n"))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && HeaderName.Expand(line[..colon].TrimEnd()).Equals(HeaderName.ContentLength, StringComparison.OrdinalIgnoreCase))
            {
                string value = line[(colon + 1)..].Trim();
                return value.Length is > 0 and < 6 && value.All(char.IsAsciiDigit) ? int.Parse(value) : null;
            }
        }

        // Without it nobody knows where the next message begins.
        return null;
    }
}
