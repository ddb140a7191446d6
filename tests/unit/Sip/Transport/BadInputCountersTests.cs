using System.Net;
using System.Net.Sockets;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Sip;
using CxBridge.Tests.Unit.Sip.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace CxBridge.Tests.Unit.Sip.Transport;

/// <summary>Real sockets on loopback: what cannot be read, and what cannot be agreed on, is counted by what it was.</summary>
public sealed class BadInputCountersTests : IAsyncLifetime, IDisposable
{
    private const string ParseErrors = "cxbridge.sip.parse_errors";
    private const string NotAgreed = "cxbridge.sip.not_agreed";
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);
    private readonly CountedMeters _meters = new();
    private readonly SipEndpoint _endpoint;

    public BadInputCountersTests() => _endpoint = New(_meters);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _endpoint.DisposeAsync();

    public void Dispose() => _meters.Dispose();

    [Theory]
    [InlineData("no SIP at all, whatever it may be", "discarded")]
    [InlineData("OPTIONS sip:a@b SIP/7.0\r\nVia: SIP/7.0/UDP 127.0.0.1:9;branch=z9hG4bK1\r\nTo: <sip:a@b>\r\nFrom: <sip:c@d>;tag=1\r\nCall-ID: 1\r\nCSeq: 1 OPTIONS\r\n\r\n", "refused")]
    public async Task Datagram_ThatCannotBeRead_IsCountedByWhetherItsSenderWasTold(string datagram, string verdict)
    {
        using var stranger = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        await stranger.SendAsync(System.Text.Encoding.ASCII.GetBytes(datagram), _endpoint.LocalEndPoint);
        await _meters.UntilAsync($"{ParseErrors} {verdict}");
        Assert.Equal(1, _meters[$"{ParseErrors} {verdict}"]);
    }

    [Theory]
    [InlineData("OPTIONS sip:a@b SIP/2.0\r\nContent-Length: 70000\r\n\r\n")]
    [InlineData("OPTIONS sip:a@b SIP/2.0\r\nContent-Length: many\r\n\r\n")]
    [InlineData(null)]
    public async Task Stream_ThatCanNeverBeReadAgain_IsClosedAndCounted(string? head)
    {
        using var stranger = new TcpClient();
        await stranger.ConnectAsync(_endpoint.LocalEndPoint);
        try
        {
            // Headers without an end when there is no head.
            await stranger.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(head ?? string.Concat(Enumerable.Repeat("X: y\r\n", 20_000))));
        }
        catch (IOException)
        {
            // It was closed before all was written.
        }

        await _meters.UntilAsync($"{ParseErrors} unframed");
        Assert.Equal(1, _meters[$"{ParseErrors} unframed"]);
    }

    [Fact]
    public async Task CallWithoutACodecInCommon_IsCountedOnBothSides_ByWhoRefused()
    {
        using var callers = new CountedMeters();
        await using SipEndpoint caller = New(callers);
        await using ICallLeg leg = new SipSignalling(caller).Place(new PlaceCall(
            AttemptId.New(TimeProvider.System), new CarrierRoute(CarrierId.New(TimeProvider.System), $"sip:{_endpoint.LocalEndPoint}", null, null),
            PhoneNumber.Parse("+442071838750"), PhoneNumber.Parse("+442071838751"), Media(AudioCodec.Pcma), TimeSpan.FromSeconds(60)));
        IncomingCall call = await _endpoint.Incoming.ReadAsync().AsTask().WaitAsync(s_patience);
        await using ICallLeg refused = call.Answer(Media(AudioCodec.Pcmu));

        Assert.Equal((LegEndReason.CarrierFailure, 488), await EndAsync(leg));
        Assert.Equal((LegEndReason.CarrierFailure, 488), await EndAsync(refused));
        Assert.Equal((1, 0), (_meters[$"{NotAgreed} us"], _meters[$"{NotAgreed} them"]));
        Assert.Equal((0, 1), (callers[$"{NotAgreed} us"], callers[$"{NotAgreed} them"]));
    }

    private static SipEndpoint New(CountedMeters meters)
    {
        var endpoint = new SipEndpoint(new SipOptions { ListenAddress = "127.0.0.1", Port = 0 }, TimeProvider.System, NullLoggerFactory.Instance, meters);
        endpoint.Start();
        return endpoint;
    }

    private static LocalMedia Media(AudioCodec codec) => new(new IPEndPoint(IPAddress.Loopback, 5004), [codec], TimeSpan.FromMilliseconds(20));

    private static async Task<(LegEndReason Reason, int? Status)> EndAsync(ICallLeg leg)
    {
        while (true)
        {
            if (await leg.Events.ReadAsync().AsTask().WaitAsync(s_patience) is LegEvent.Ended ended)
            {
                return (ended.End.Reason, ended.End.Status);
            }
        }
    }
}
