using System.Collections.Concurrent;
using System.Net;
using System.Text;
using CxBridge.Sip.Transport;

namespace CxBridge.Bench.Signalling;

/// <summary>Between the user agent and its sockets: notes when which message of which call passes.</summary>
internal sealed class Wire : ISipTransport
{
    private readonly ConcurrentDictionary<string, CallTimes> _calls = new();

    /// <summary>What carries.</summary>
    public ISipTransport Sockets { get; set; } = null!;

    /// <summary>The call whose Call-ID begins with that name.</summary>
    public CallTimes this[string name] => _calls.GetOrAdd(name, _ => new CallTimes());

    public IPEndPoint LocalEndPointFor(IPAddress remote, SipTransportKind kind) => Sockets.LocalEndPointFor(remote, kind);

    public void Send(ReadOnlyMemory<byte> message, SipFlow flow, Action<string>? failed)
    {
        Sockets.Send(message, flow, failed);
        long now = TimeProvider.System.GetTimestamp();
        ReadOnlySpan<byte> bytes = message.Span;
        if (bytes.StartsWith("INVITE "u8))
        {
            CallTimes call = Find(bytes);
            call.InviteSent = call.Invites++ == 0 ? now : call.InviteSent;
        }
        else if (bytes.StartsWith("ACK "u8))
        {
            CallTimes call = Find(bytes);
            call.AckSent = call.AckSent == 0 ? now : call.AckSent;
        }
        else if (bytes.StartsWith("BYE "u8))
        {
            Find(bytes).Byes++;
        }
    }

    /// <summary>A message came.</summary>
    public void Received(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("SIP/2.0 200"u8))
        {
            long now = TimeProvider.System.GetTimestamp();
            CallTimes call = Find(bytes);
            call.AnswerReceived = call.Answers++ == 0 ? now : call.AnswerReceived;
        }
    }

    private CallTimes Find(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> name = "\r\nCall-ID: "u8;
        ReadOnlySpan<byte> rest = bytes[(bytes.IndexOf(name) + name.Length)..];
        return this[Encoding.ASCII.GetString(rest[..rest.IndexOf((byte)'@')])];
    }
}
