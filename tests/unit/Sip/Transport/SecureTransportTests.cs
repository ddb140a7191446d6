using System.Net;
using System.Net.Sockets;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Sip;
using CxBridge.Tests.Unit.Sip.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace CxBridge.Tests.Unit.Sip.Transport;

/// <summary>Real sockets on loopback: TLS, and what ICMP tells.</summary>
public sealed class SecureTransportTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private readonly TestCertificate _certificate = new();
    private readonly SipEndpoint _callee;

    public SecureTransportTests() => _callee = New(options =>
    {
        options.TlsPort = 0;
        options.TlsCertificateFile = _certificate.CertificateFile;
        options.TlsKeyFile = _certificate.KeyFile;
    });

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _callee.DisposeAsync();

    public void Dispose() => _certificate.Dispose();

    [Theory]
    [InlineData(HangupReason.NormalClearing)]
    [InlineData(HangupReason.Operator)]
    public async Task CallOverTls_IsAnswered_AndEitherSideCanEndIt(HangupReason reason)
    {
        // The caller has no certificate, so nobody can connect to it: what the callee sends has to use the connection there is.
        await using SipEndpoint caller = New(options => options.TlsTrustFile = _certificate.CertificateFile);
        await using ICallLeg leg = new SipSignalling(caller).Place(Call($"sip:127.0.0.1:{_callee.TlsEndPoint!.Port};transport=tls"));
        IncomingCall call = await _callee.Incoming.ReadAsync().AsTask().WaitAsync(s_patience);
        await using ICallLeg answered = call.Answer(Media());
        await UntilAsync<LegEvent.Answered>(leg);
        await UntilAsync<LegEvent.Answered>(answered);

        (ICallLeg ends, ICallLeg hears) = reason == HangupReason.Operator ? (answered, leg) : (leg, answered);
        await ends.HangupAsync(reason).WaitAsync(s_patience);
        Assert.Equal(LegEndReason.LocalHangup, (await UntilAsync<LegEvent.Ended>(ends)).End.Reason);
        Assert.Equal(LegEndReason.RemoteHangup, (await UntilAsync<LegEvent.Ended>(hears)).End.Reason);
    }

    [Fact]
    public async Task CallOverTls_ToACertificateThatNobodyTrusts_IsNotMade()
    {
        await using SipEndpoint caller = New(_ => { });
        await using ICallLeg leg = new SipSignalling(caller).Place(Call($"sip:127.0.0.1:{_callee.TlsEndPoint!.Port};transport=tls"));
        LegEnd end = (await UntilAsync<LegEvent.Ended>(leg)).End;
        Assert.Equal((LegEndReason.Unreachable, "the TLS handshake failed"), (end.Reason, end.Detail));
        Assert.False(_callee.Incoming.TryRead(out _));
    }

    [Fact]
    public async Task CallOverTls_ToACertificateOfAnotherName_IsNotMade()
    {
        // "localhost" is not among the certificate's names.
        await using SipEndpoint caller = New(options => options.TlsTrustFile = _certificate.CertificateFile);
        await using ICallLeg leg = new SipSignalling(caller).Place(Call($"sip:localhost:{_callee.TlsEndPoint!.Port};transport=tls"));
        Assert.Equal("the TLS handshake failed", (await UntilAsync<LegEvent.Ended>(leg)).End.Detail);
    }

    [Fact]
    public async Task GarbageOnTheTlsPort_ClosesThatConnectionOnly()
    {
        using var stranger = new TcpClient();
        await stranger.ConnectAsync(IPAddress.Loopback, _callee.TlsEndPoint!.Port);
        await stranger.GetStream().WriteAsync("INVITE sip:a SIP/2.0\r\n\r\n"u8.ToArray());
        var buffer = new byte[256];
        while (await stranger.GetStream().ReadAsync(buffer).AsTask().WaitAsync(s_patience) > 0)
        {
            // A TLS alert at most; then it is closed.
        }

        await CallOverTls_IsAnswered_AndEitherSideCanEndIt(HangupReason.NormalClearing);
    }

    [Fact]
    public async Task PortWithoutAListener_IsKnownToBeSoAtOnce()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        int port = ((IPEndPoint)taken.LocalEndPoint!).Port;
        taken.Close();
        await using SipEndpoint caller = New(_ => { });

        SipProbeResult result = await new SipProbe(caller).PingAsync(Route($"sip:127.0.0.1:{port}"), s_patience, CancellationToken.None);

        Assert.Equal((SipProbeVerdict.Unreachable, "nobody is there (ICMP)"), (result.Verdict, result.Detail));

        // And the endpoint works on.
        result = await new SipProbe(caller).PingAsync(Route($"sip:{_callee.LocalEndPoint}"), s_patience, CancellationToken.None);
        Assert.Equal(SipProbeVerdict.Reachable, result.Verdict);
    }

    private static SipEndpoint New(Action<SipOptions> configure)
    {
        var options = new SipOptions { ListenAddress = "127.0.0.1", Port = 0 };
        configure(options);
        var endpoint = new SipEndpoint(options, TimeProvider.System, NullLoggerFactory.Instance);
        endpoint.Start();
        return endpoint;
    }

    private static LocalMedia Media() => new(new IPEndPoint(IPAddress.Loopback, 5004), [AudioCodec.Pcma], TimeSpan.FromMilliseconds(20));

    private static CarrierRoute Route(string uri) => new(CarrierId.New(TimeProvider.System), uri, null, null);

    private static PlaceCall Call(string uri) => new(
        AttemptId.New(TimeProvider.System), Route(uri), PhoneNumber.Parse("+442071838750"), PhoneNumber.Parse("+442071838751"), Media(), TimeSpan.FromSeconds(20));

    private static async Task<T> UntilAsync<T>(ICallLeg leg)
        where T : LegEvent
    {
        while (true)
        {
            LegEvent next = await leg.Events.ReadAsync().AsTask().WaitAsync(s_patience);
            if (next is T wanted)
            {
                return wanted;
            }

            Assert.IsNotType<LegEvent.Ended>(next);
        }
    }
}
