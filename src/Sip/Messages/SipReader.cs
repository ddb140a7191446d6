using System.Text;
using System.Text.Unicode;

namespace CxBridge.Sip.Messages;

/// <summary>Reads messages that nobody vouches for (RFC 3261 section 7, RFC 4475). Never throws; says why it refuses.</summary>
/// <remarks>
/// bytes -> 1 bounds -> 2 start line -> 3 header lines, unfolded -> 4 headers that must be there, once, and agree -> 5 body
/// A fault in 1 or 2 is discarded, since nobody can be told; a fault in 3 to 5 of a request is refused with 400.
/// </remarks>
internal static class SipReader
{
    public const int MaxMessageBytes = 65_535;

    private static readonly string[] s_single =
        [HeaderName.From, HeaderName.To, HeaderName.CallId, HeaderName.CSeq, HeaderName.MaxForwards, HeaderName.ContentLength, HeaderName.ContentType];

    public static SipReadResult Read(ReadOnlyMemory<byte> bytes)
    {
        // 1. Bounds.
        if (bytes.Length > MaxMessageBytes)
        {
            return new SipReadResult.Discarded("longer than 65535 bytes");
        }

        (int headLength, int bodyStart) = SipHeaderReader.FindBlankLine(bytes.Span);
        if (headLength < 0)
        {
            return new SipReadResult.Discarded("no blank line after the headers");
        }

        ReadOnlySpan<byte> head = bytes.Span[..headLength];
        if (!Utf8.IsValid(head))
        {
            return new SipReadResult.Discarded("the headers are not UTF-8");
        }

        string[] lines = Encoding.UTF8.GetString(head).Split('\n');

        // 2. Start line.
        string? startError = StartLine.Read(lines[0].TrimEnd('\r'), out StartLine? start);
        if (start is null)
        {
            return new SipReadResult.Discarded(startError ?? "no start line");
        }

        // 3. Header lines.
        var headers = new SipHeaders();
        string? headerFault = SipHeaderReader.Read(lines, headers);
        string? fault = startError ?? headerFault;

        // 4. Headers that must be there.
        string? coreFault = ReadCore(headers, out Via? via, out CoreHeaders? core);
        fault ??= coreFault ?? FindContradiction(start, headers, core!);

        // 5. Body.
        ReadOnlyMemory<byte> body = default;
        fault ??= ReadBody(headers, bytes[bodyStart..], out body);
        if (fault is not null)
        {
            bool answerable = start.Status is null && via is not null && start.Method != SipMethod.Ack;
            return answerable ? new SipReadResult.Refused(start.Status505 ? 505 : 400, fault, via!, headers) : new SipReadResult.Discarded(fault);
        }

        SipMessage message = start.Status is { } status
            ? new SipResponse(status, start.Phrase, headers, core!)
            : new SipRequest(start.Method, start.Uri!, headers, core!);
        message.SetBody(body, contentType: null);
        return new SipReadResult.Accepted(message);
    }

    private static string? ReadCore(SipHeaders headers, out Via? via, out CoreHeaders? core)
    {
        core = null;
        via = null;
        string? topVia = headers.List(HeaderName.Via).FirstOrDefault();
        if ((topVia is null ? "Via is missing" : Via.Read(topVia, out via)) is { } viaFault)
        {
            return viaFault;
        }

        if (headers[HeaderName.From] is not { } fromText || headers[HeaderName.To] is not { } toText || headers[HeaderName.CSeq] is not { } cseqText
            || headers[HeaderName.CallId] is not { } callId)
        {
            return "From, To, Call-ID or CSeq is missing";
        }

        NameAddr? to = null;
        CSeq cseq = default;
        string? fault = NameAddr.Read(fromText, out NameAddr? from) ?? NameAddr.Read(toText, out to) ?? CSeq.Read(cseqText, out cseq)
            ?? (callId.Length == 0 || callId.AsSpan().ContainsAny(' ', '\t') ? "Call-ID is not valid" : null);
        if (fault is null)
        {
            core = new CoreHeaders(via!, from!, to!, callId, cseq);
        }

        return fault;
    }

    private static string? FindContradiction(StartLine start, SipHeaders headers, CoreHeaders core)
    {
        foreach (string name in s_single)
        {
            if (headers.CountOf(name) > 1)
            {
                return $"{name} appears twice";
            }
        }

        if (start.Status is null && core.CSeq.Method != start.Method)
        {
            return "CSeq names another method";
        }

        if (start.Uri?.Headers is not null)
        {
            return "the request URI has headers";
        }

        if (headers[HeaderName.MaxForwards] is { } hops && !(byte.TryParse(hops, out _) && !hops.StartsWith('+')))
        {
            return "Max-Forwards is not valid";
        }

        foreach (string name in (string[])[HeaderName.Contact, HeaderName.RecordRoute, HeaderName.Route])
        {
            foreach (string item in headers.List(name))
            {
                if (item != "*" && NameAddr.Read(item, out _) is { } reason)
                {
                    return $"{name}: {reason}";
                }
            }
        }

        return null;
    }

    private static string? ReadBody(SipHeaders headers, ReadOnlyMemory<byte> rest, out ReadOnlyMemory<byte> body)
    {
        body = rest;
        if (headers[HeaderName.ContentLength] is not { } text)
        {
            return null;
        }

        if (text.AsSpan().ContainsAnyExceptInRange('0', '9') || !int.TryParse(text, out int length) || length > rest.Length)
        {
            body = default;
            return "Content-Length is not valid or larger than the body";
        }

        // Bytes after the body of a datagram are padding (section 18.3).
        body = rest[..length];
        return null;
    }
}
