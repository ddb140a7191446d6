using CxBridge.Domain.Telephony;
using CxBridge.Sip;
using CxBridge.Sip.Calls;
using CxBridge.Sip.Messages;
using CxBridge.Tests.Unit.Sip.Support;

namespace CxBridge.Tests.Unit.Sip.Calls;

public sealed class IncomingCallTests
{
    private readonly SipBench _bench = new();

    private FakeTransport Wire => _bench.Transport;

    [Fact]
    public void Undecided_For200Milliseconds_GetsA100()
    {
        Invite();
        _bench.Time.Advance(TimeSpan.FromMilliseconds(199));
        Wire.AssertSilent();
        _bench.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Null(Wire.TakeResponse(100).To.Tag);
    }

    [Fact]
    public void Ignored_NeverGetsAReply_HoweverOftenItComes()
    {
        IncomingCall call = Invite();
        call.Ignore();
        for (int i = 0; i < 6; i++)
        {
            _bench.Time.Advance(TimeSpan.FromSeconds(5));
            _bench.Request("INVITE", "one", sdp: SipBench.Sdp);
        }

        Wire.AssertSilent();
        _bench.AssertNoCall();
        _bench.Time.Advance(TimeSpan.FromMinutes(5));
        AssertNothingLeft();
    }

    [Fact]
    public void Answer_IsRepeatedUntilTheAck()
    {
        ICallLeg leg = Invite().Answer(SipBench.Media);
        string tag = Wire.TakeResponse(200).To.Tag!;
        _bench.Time.Advance(TimeSpan.FromMilliseconds(500));
        Wire.TakeResponse(200);
        _bench.Request("ACK", "ack", toTag: tag);
        _bench.Time.Advance(TimeSpan.FromSeconds(32));
        Wire.AssertSilent();
        Assert.Equal(5000, leg.Take<LegEvent.Answered>().Media.Remote.Port);
        leg.AssertQuiet();
    }

    [Fact]
    public void Answer_ThatIsNeverAcknowledged_EndsWithABye()
    {
        ICallLeg leg = Invite().Answer(SipBench.Media);
        _bench.Time.Advance(TimeSpan.FromSeconds(32));
        SipMessage last = Wire.Take();
        while (Wire.Pending > 0)
        {
            last = Wire.Take();
        }

        Assert.Equal(SipMethod.Bye, Assert.IsType<SipRequest>(last).Method);
        _bench.Respond((SipRequest)last, 200);
        leg.Take<LegEvent.Answered>();
        Assert.Equal(LegEndReason.CarrierFailure, leg.TakeEnd().Reason);
    }

    [Fact]
    public void HangUp_BeforeTheAck_WaitsForIt()
    {
        ICallLeg leg = Invite().Answer(SipBench.Media);
        string tag = Wire.TakeResponse(200).To.Tag!;
        Task done = leg.HangupAsync(HangupReason.NormalClearing);
        Wire.AssertSilent();
        _bench.Request("ACK", "ack", toTag: tag);
        _bench.Respond(Wire.TakeRequest("BYE"), 200);
        Assert.True(done.IsCompletedSuccessfully);
    }

    [Fact]
    public void Undecided_AtTheLimit_GetsA480()
    {
        Invite();
        _bench.Time.Advance(TimeSpan.FromMinutes(3));
        Wire.TakeResponse(100);
        Wire.TakeResponse(480);
        _bench.Request("ACK", "one");
        _bench.Time.Advance(TimeSpan.FromMinutes(1));
        AssertNothingLeft();
    }

    [Fact]
    public async Task Reject_CarriesReasonAndRetryAfter_OnlyOnce()
    {
        IncomingCall call = Invite();
        await call.RejectAsync(503, "Down for repair", retryAfterSeconds: 30);
        await call.RejectAsync(486);
        await call.RingAsync();
        SipResponse response = Wire.TakeResponse(503);
        Assert.Equal(("Down for repair", "30"), (response.Phrase, response.Headers[HeaderName.RetryAfter]));
        Wire.AssertSilent();
    }

    [Fact]
    public async Task ByeOfTheEarlyDialog_EndsTheCallLikeACancel()
    {
        IncomingCall call = Invite();
        await call.RingAsync();
        string tag = Wire.TakeResponse(180).To.Tag!;
        _bench.Request("BYE", "bye", sequence: 2, toTag: tag);
        Wire.TakeResponse(200);
        Wire.TakeResponse(487);
        await Task.Delay(Timeout.InfiniteTimeSpan, call.Cancelled).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    [Fact]
    public void Invite_ThatCameByASecondPath_IsALoop()
    {
        Invite();
        _bench.Request("INVITE", "two", sdp: SipBench.Sdp);
        Wire.TakeResponse(482);
        _bench.AssertNoCall();
    }

    [Fact]
    public void Invite_ThatRequiresAnExtension_IsRefusedByItsName()
    {
        _bench.Request("INVITE", "one", sdp: SipBench.Sdp, headers: "Require: 100rel, precondition, path");
        Assert.Equal("precondition, path", Wire.TakeResponse(420).Headers[HeaderName.Unsupported]);
    }

    [Theory]
    [InlineData("CANCEL", 481)]
    [InlineData("BYE", 481)]
    [InlineData("OPTIONS", 200)]
    [InlineData("REGISTER", 405)]
    [InlineData("FROBNICATE", 501)]
    public void RequestOutsideAnyCall_IsAnsweredInItsWay(string method, int status)
    {
        _bench.Request(method, "one");
        Wire.TakeResponse(status);
        _bench.Time.Advance(TimeSpan.FromMinutes(1));
        AssertNothingLeft();
    }

    [Fact]
    public void StrayAck_IsSwallowed()
    {
        _bench.Request("ACK", "one", toTag: "nobody");
        Wire.AssertSilent();
        AssertNothingLeft();
    }

    [Fact]
    public void CallsBeyondTheCapacity_AreRefusedAsConfigured()
    {
        var bench = new SipBench(options => (options.IncomingCapacity, options.StatusWhenFull) = (1, 486));
        bench.Request("INVITE", "one", callId: "first", sdp: SipBench.Sdp);
        bench.Request("INVITE", "two", callId: "second", sdp: SipBench.Sdp);
        Assert.Equal("5", bench.Transport.TakeResponse(486).Headers[HeaderName.RetryAfter]);
        bench.NextCall();
    }

    [Fact]
    public void CallsBeyondTheLimitOfTheEndpoint_AreRefusedInBothDirections()
    {
        var bench = new SipBench(options => options.MaxCalls = 1);
        bench.Request("INVITE", "one", callId: "first", sdp: SipBench.Sdp);
        bench.NextCall();
        bench.Request("INVITE", "two", callId: "second", sdp: SipBench.Sdp);
        bench.Transport.TakeResponse(503);
        Assert.Equal(LegEndReason.Cancelled, bench.Place().TakeEnd().Reason);
        bench.Transport.AssertSilent();
    }

    [Fact]
    public void EndpointWithoutIncomingCalls_SaysThatNobodyIsThere()
    {
        var bench = new SipBench(options => options.IncomingCapacity = 0);
        bench.Request("INVITE", "one", sdp: SipBench.Sdp);
        bench.Transport.TakeResponse(480);
        bench.AssertNoCall();
    }

    [Fact]
    public void Close_TellsEveryFarEnd()
    {
        OutgoingLeg placed = _bench.Place();
        SipRequest invite = Wire.TakeRequest("INVITE");
        _bench.Respond(invite, 180);
        ICallLeg answered = Invite("a").Answer(SipBench.Media);
        string tag = Wire.TakeResponse(200).To.Tag!;
        _bench.Request("ACK", "ack", callId: "a", toTag: tag);
        Invite("b");

        _bench.Stack.Close();

        string[] said = [.. Enumerable.Range(0, Wire.Pending).Select(_ => Wire.Take() is SipRequest request ? request.Method.Name : "503").Order(StringComparer.Ordinal)];
        Assert.Equal(["503", "BYE", "CANCEL"], said);
        placed.Take<LegEvent.Sent>();
        placed.Take<LegEvent.Ringing>();
        Assert.Equal(LegEndReason.Cancelled, placed.TakeEnd().Reason);
        answered.Take<LegEvent.Answered>();
        Assert.Equal(LegEndReason.LocalHangup, answered.TakeEnd().Reason);
        Assert.Empty(_bench.Stack.Live);
    }

    private IncomingCall Invite(string callId = "far-call")
    {
        _bench.Request("INVITE", callId == "far-call" ? "one" : callId, callId, sdp: SipBench.Sdp);
        return _bench.NextCall();
    }

    private void AssertNothingLeft()
    {
        Assert.Equal((0, 0, 0), (_bench.Stack.Live.Count, _bench.Stack.Dialogs.Count, _bench.Stack.Transactions.Count));
        Assert.Equal(0, _bench.Time.Armed);
    }
}
