using System.Net;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Sip;
using Microsoft.Extensions.Logging.Abstractions;

namespace CxBridge.Tests.Unit.Sip.Calls;

/// <summary>Two endpoints of ours over real sockets: the shortest way to see that all layers fit.</summary>
public sealed class LoopbackCallTests : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private readonly SipEndpoint _caller = NewEndpoint();
    private readonly SipEndpoint _callee = NewEndpoint();

    public Task InitializeAsync()
    {
        _caller.Start();
        _callee.Start();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _caller.DisposeAsync();
        await _callee.DisposeAsync();
    }

    [Theory]
    [InlineData("udp")]
    [InlineData("tcp")]
    public async Task Place_WhenTheCalleeAnswers_AgreesOnMediaAndEndsWithOurBye(string transport)
    {
        await using ICallLeg leg = new SipSignalling(_caller).Place(Call(transport));
        IncomingCall call = await _callee.Incoming.ReadAsync().AsTask().WaitAsync(s_patience);
        Assert.Equal("+442071838750", call.To);
        Assert.Equal(leg.CallId, call.CallId);
        await call.RingAsync();
        await using ICallLeg answered = call.Answer(Media(5006));

        Assert.IsType<LegEvent.Sent>(await Next(leg));
        Assert.Equal(180, Assert.IsType<LegEvent.Ringing>(await Next(leg)).Status);
        AgreedMedia ours = Assert.IsType<LegEvent.Answered>(await Next(leg)).Media;
        AgreedMedia theirs = Assert.IsType<LegEvent.Answered>(await Next(answered)).Media;
        Assert.Equal((5006, AudioCodec.Pcma, 101), (ours.Remote.Port, ours.Codec, ours.DtmfPayloadType));
        Assert.Equal((5004, AudioCodec.Pcma, 101), (theirs.Remote.Port, theirs.Codec, theirs.DtmfPayloadType));

        await leg.HangupAsync(HangupReason.MachineDetected).WaitAsync(s_patience);
        Assert.Equal(LegEndReason.LocalHangup, Assert.IsType<LegEvent.Ended>(await Next(leg)).End.Reason);
        LegEnd remote = Assert.IsType<LegEvent.Ended>(await Next(answered)).End;
        Assert.Equal(LegEndReason.RemoteHangup, remote.Reason);
        Assert.Contains("Machine detected", remote.Detail);
    }

    [Fact]
    public async Task HangupAsync_WhileTheCalleeRings_CancelsTheCallOnBothSides()
    {
        await using ICallLeg leg = new SipSignalling(_caller).Place(Call("udp"));
        IncomingCall call = await _callee.Incoming.ReadAsync().AsTask().WaitAsync(s_patience);
        await call.RingAsync();
        Assert.IsType<LegEvent.Sent>(await Next(leg));
        Assert.IsType<LegEvent.Ringing>(await Next(leg));

        await leg.HangupAsync(HangupReason.Operator).WaitAsync(s_patience);
        LegEnd end = Assert.IsType<LegEvent.Ended>(await Next(leg)).End;
        Assert.Equal((LegEndReason.Cancelled, 487), (end.Reason, end.Status));
        await Task.Delay(Timeout.Infinite, call.Cancelled).WaitAsync(s_patience).ContinueWith(_ => { }, TaskScheduler.Default);
        Assert.True(call.Cancelled.IsCancellationRequested);
    }

    [Fact]
    public async Task PingAsync_WhenSomebodyIsThere_TellsSo()
    {
        var route = new CarrierRoute(CarrierId.New(TimeProvider.System), $"sip:{_callee.LocalEndPoint}", null, null);
        SipProbeResult result = await new SipProbe(_caller).PingAsync(route, s_patience, CancellationToken.None);
        Assert.Equal((SipProbeVerdict.Reachable, 200), (result.Verdict, result.Status));
    }

    private static SipEndpoint NewEndpoint() =>
        new(new SipOptions { ListenAddress = "127.0.0.1", Port = 0 }, TimeProvider.System, NullLoggerFactory.Instance);

    private static LocalMedia Media(int port) => new(new IPEndPoint(IPAddress.Loopback, port), [AudioCodec.Pcma, AudioCodec.Pcmu], TimeSpan.FromMilliseconds(20));

    private static Task<LegEvent> Next(ICallLeg leg) => leg.Events.ReadAsync().AsTask().WaitAsync(s_patience);

    private PlaceCall Call(string transport) => new(
        AttemptId.New(TimeProvider.System),
        new CarrierRoute(CarrierId.New(TimeProvider.System), $"sip:{_callee.LocalEndPoint};transport={transport}", null, null),
        PhoneNumber.Parse("+442071838750"),
        PhoneNumber.Parse("+442071838751"),
        Media(5004),
        TimeSpan.FromSeconds(20));
}
