using System.Net;
using System.Text;
using System.Threading.Channels;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Sip;
using CxBridge.Sip.Calls;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Transport;
using CxBridge.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace CxBridge.Tests.Unit.Sip.Support;

/// <summary>A user agent without sockets, in virtual time: the test plays the far end, message by message.</summary>
internal sealed class SipBench
{
    public const string Sdp = "v=0\r\no=- 1 1 IN IP4 198.51.100.7\r\ns=-\r\nc=IN IP4 198.51.100.7\r\nt=0 0\r\nm=audio 5000 RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\n";

    private static readonly SipFlow s_farEnd = new(SipTransportKind.Udp, new IPEndPoint(IPAddress.Parse("198.51.100.7"), 5060));
    private readonly Channel<IncomingCall> _incoming;
    private readonly RequestDispatcher _dispatcher;

    public SipBench(Action<SipOptions>? configure = null)
    {
        var options = new SipOptions();
        configure?.Invoke(options);
        _incoming = Channel.CreateBounded<IncomingCall>(Math.Max(1, options.IncomingCapacity));
        Stack = new SipStack(options, Transport, Dns, Time, new SipMetrics(null), NullLoggerFactory.Instance, CancellationToken.None);
        _dispatcher = new RequestDispatcher(Stack, _incoming.Writer);
    }

    public VirtualTime Time { get; } = new();

    public FakeTransport Transport { get; } = new();

    public FakeDns Dns { get; } = new();

    public SipStack Stack { get; }

    public static LocalMedia Media { get; } = new(new IPEndPoint(IPAddress.Parse("192.0.2.1"), 4000), [AudioCodec.Pcmu, AudioCodec.Pcma], TimeSpan.FromMilliseconds(20));

    public OutgoingLeg Place(TimeSpan? ringTimeout = null, string uri = "sip:198.51.100.7", string? password = null, LocalMedia? media = null, IInvitePermits? permits = null)
    {
        var leg = new OutgoingLeg(Stack, new PlaceCall(
            AttemptId.New(Time),
            new CarrierRoute(CarrierId.New(Time), uri, password is null ? null : "trunk", password),
            PhoneNumber.Parse("+442071838750"),
            PhoneNumber.Parse("+442071838751"),
            media ?? Media,
            ringTimeout ?? TimeSpan.FromSeconds(25)) { Permits = permits });
        leg.Start();
        return leg;
    }

    public IncomingCall NextCall()
    {
        Assert.True(_incoming.Reader.TryRead(out IncomingCall? call), "No call came.");
        return call;
    }

    public IncomingCall? TryNextCall() => _incoming.Reader.TryRead(out IncomingCall? call) ? call : null;

    public void AssertNoCall() => Assert.False(_incoming.Reader.TryRead(out _));

    /// <summary>The far end responds to a request of ours.</summary>
    public void Respond(SipRequest request, int status, string? tag = "far", string? sdp = null, params string[] headers)
    {
        var text = new StringBuilder($"SIP/2.0 {status} Test\r\nVia: {request.Via}\r\nFrom: {request.From}\r\n");
        text.Append($"To: {(tag is null || request.To.Tag is not null ? request.To : request.To.WithTag(tag))}\r\nCall-ID: {request.CallId}\r\nCSeq: {request.CSeq}\r\n");
        text.Append("Contact: <sip:callee@198.51.100.7>\r\n");
        Finish(text, sdp, headers);
    }

    /// <summary>The far end redirects an INVITE of ours.</summary>
    public void Redirect(SipRequest invite, int status, string contact) => Finish(
        new StringBuilder($"SIP/2.0 {status} Test\r\nVia: {invite.Via}\r\nFrom: {invite.From}\r\nTo: {invite.To.WithTag("far")}\r\nCall-ID: {invite.CallId}\r\nCSeq: {invite.CSeq}\r\n"),
        null,
        [$"Contact: {contact}"]);

    /// <summary>The far end sends a request outside any dialog of ours, or inside one when <paramref name="toTag"/> is ours.</summary>
    public void Request(string method, string branch, string callId = "far-call", uint sequence = 1, string? toTag = null, string? sdp = null, string fromTag = "far", params string[] headers)
    {
        var text = new StringBuilder($"{method} sip:+442071838750@192.0.2.1 SIP/2.0\r\nVia: SIP/2.0/UDP 198.51.100.7:5060;branch=z9hG4bK{branch};rport\r\nMax-Forwards: 70\r\n");
        text.Append($"From: <sip:+442071838751@198.51.100.7>;tag={fromTag}\r\nTo: <sip:+442071838750@192.0.2.1>{(toTag is null ? "" : $";tag={toTag}")}\r\n");
        text.Append($"Call-ID: {callId}\r\nCSeq: {sequence} {method}\r\nContact: <sip:caller@198.51.100.7>\r\n");
        Finish(text, sdp, headers);
    }

    /// <summary>Bytes arrive as they are.</summary>
    public void Receive(byte[] bytes) => _dispatcher.Receive(bytes, s_farEnd);

    private void Finish(StringBuilder text, string? sdp, string[] headers)
    {
        foreach (string header in headers)
        {
            text.Append(header).Append("\r\n");
        }

        text.Append(sdp is null ? "" : "Content-Type: application/sdp\r\n").Append($"Content-Length: {sdp?.Length ?? 0}\r\n\r\n").Append(sdp);
        _dispatcher.Receive(Encoding.UTF8.GetBytes(text.ToString()), s_farEnd);
    }
}
