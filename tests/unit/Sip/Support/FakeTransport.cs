using System.Net;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Transport;

namespace CxBridge.Tests.Unit.Sip.Support;

/// <summary>Keeps what is sent, read back as messages; loses nothing and carries nothing.</summary>
internal sealed class FakeTransport : ISipTransport
{
    private readonly Queue<SipMessage> _sent = new();
    private Action<string>? _lastFailed;

    public static IPEndPoint Local { get; } = new(IPAddress.Parse("192.0.2.1"), 5060);

    /// <summary>Messages sent and not taken yet.</summary>
    public int Pending => _sent.Count;

    public IPEndPoint LocalEndPointFor(IPAddress remote) => Local;

    public void Send(ReadOnlyMemory<byte> message, SipFlow flow, Action<string>? failed)
    {
        _sent.Enqueue(Assert.IsType<SipReadResult.Accepted>(SipReader.Read(message.ToArray())).Message);
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

    public void AssertSilent() => Assert.Empty(_sent.Select(message => message is SipRequest request ? request.Method.Name : $"{((SipResponse)message).Status}"));

    /// <summary>What a transport reports when the last message could not be sent.</summary>
    public void FailLast(string reason) => _lastFailed!(reason);

    /// <summary>The oldest message, whatever it is.</summary>
    public SipMessage Take()
    {
        Assert.True(_sent.TryDequeue(out SipMessage? message), "Nothing was sent.");
        return message;
    }
}
