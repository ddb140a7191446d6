using System.Net;
using System.Text;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Transport;

namespace CxBridge.Tests.Unit.Sip.Support;

/// <summary>Keeps what is sent, read back as messages; loses nothing and carries nothing.</summary>
internal sealed class FakeTransport : ISipTransport
{
    private readonly Queue<byte[]> _sent = new();
    private Action<string>? _lastFailed;

    public static IPEndPoint Local { get; } = new(IPAddress.Parse("192.0.2.1"), 5060);

    /// <summary>Messages sent and not taken yet.</summary>
    public int Pending => _sent.Count;

    public IPEndPoint LocalEndPointFor(IPAddress remote, SipTransportKind kind) => Local;

    /// <summary>The way that the last message went.</summary>
    public SipFlow? LastFlow { get; private set; }

    public void Send(ReadOnlyMemory<byte> message, SipFlow flow, Action<string>? failed)
    {
        _sent.Enqueue(message.ToArray());
        LastFlow = flow;
        _lastFailed = failed ?? _lastFailed;
    }

    /// <summary>The oldest message, which must be a request of that method.</summary>
    public SipRequest TakeRequest(string method)
    {
        SipRequest request = Assert.IsType<SipRequest>(Take());
        Assert.Equal(method, request.Method.Name);
        return request;
    }

    /// <summary>The oldest message, which must be a response of that status.</summary>
    public SipResponse TakeResponse(int status)
    {
        SipResponse response = Assert.IsType<SipResponse>(Take());
        Assert.Equal(status, response.Status);
        return response;
    }

    /// <summary>Status of the oldest message, whose other lines may be as broken as those of the request that it refuses.</summary>
    public int TakeStatus() => int.Parse(FirstLine(TakeBytes()).Split(' ')[1]);

    public void AssertSilent() => Assert.Empty(_sent.Select(FirstLine));

    /// <summary>Everything sent and not taken yet, as bytes.</summary>
    public IEnumerable<byte[]> Drain()
    {
        while (_sent.TryDequeue(out byte[]? message))
        {
            yield return message;
        }
    }

    /// <summary>What a transport reports when the last message could not be sent.</summary>
    public void FailLast(string reason) => _lastFailed!(reason);

    /// <summary>The oldest message, whatever it is.</summary>
    public SipMessage Take() => Assert.IsType<SipReadResult.Accepted>(SipReader.Read(TakeBytes())).Message;

    private static string FirstLine(byte[] message) => Encoding.UTF8.GetString(message).Split("\r\n", 2)[0];

    private byte[] TakeBytes()
    {
        Assert.True(_sent.TryDequeue(out byte[]? message), "Nothing was sent.");
        return message;
    }
}
