using CxBridge.Domain.Telephony;
using CxBridge.Sip;
using CxBridge.Sip.Calls;
using CxBridge.Sip.Messages;
using CxBridge.Tests.Unit.Sip.Support;

namespace CxBridge.Tests.Unit.Sip.Calls;

/// <summary>Provisional responses that have to arrive (RFC 3262), and what may change before the answer (RFC 3311).</summary>
public sealed class EarlyMediaTests
{
    private static readonly string[] s_reliable = ["Require: 100rel", "RSeq: 7"];
    private readonly SipBench _bench = new();

    private FakeTransport Wire => _bench.Transport;

    [Fact]
    public void ReliableRinging_IsConfirmedOnce()
    {
        _bench.Place();
        SipRequest invite = Wire.TakeRequest("INVITE");
        _bench.Respond(invite, 180, headers: s_reliable);
        SipRequest prack = Wire.TakeRequest("PRACK");
        Assert.Equal($"7 {invite.CSeq.Number} INVITE", prack.Headers["RAck"]);
        Assert.Equal(("far", invite.CSeq.Number + 1), (prack.To.Tag, prack.CSeq.Number));

        _bench.Respond(invite, 180, headers: s_reliable);
        Wire.AssertSilent();
        _bench.Respond(prack, 200);
        _bench.Respond(invite, 183, headers: ["Require: 100rel", "RSeq: 9"]);
        Wire.AssertSilent(); // 8 is missing: it has to come first
        _bench.Respond(invite, 183, headers: ["Require: 100rel", "RSeq: 8"]);
        Wire.TakeRequest("PRACK");
    }

    [Fact]
    public void Answer_AfterAReliableOne_NeedsNoDescriptionAndContinuesTheSequence()
    {
        OutgoingLeg leg = _bench.Place();
        SipRequest invite = Wire.TakeRequest("INVITE");
        _bench.Respond(invite, 183, sdp: SipBench.Sdp, headers: s_reliable);
        _bench.Respond(Wire.TakeRequest("PRACK"), 200);
        _bench.Respond(invite, 200);
        Wire.TakeRequest("ACK");
        leg.Take<LegEvent.Sent>();
        leg.Take<LegEvent.Ringing>();
        Assert.Equal(5000, leg.Take<LegEvent.Answered>().Media.Remote.Port);
        _ = leg.HangupAsync(HangupReason.NormalClearing);
        Assert.Equal(invite.CSeq.Number + 2, Wire.TakeRequest("BYE").CSeq.Number);
    }

    [Fact]
    public void Update_BeforeTheAnswer_MovesTheMedia()
    {
        OutgoingLeg leg = _bench.Place();
        SipRequest invite = Wire.TakeRequest("INVITE");
        _bench.Respond(invite, 183, sdp: SipBench.Sdp, headers: s_reliable);
        _bench.Respond(Wire.TakeRequest("PRACK"), 200);
        Update(invite, 1, SipBench.Sdp.Replace(" 5000 ", " 6000 "));
        Assert.True(Wire.TakeResponse(200).HasSdp);
        _bench.Respond(invite, 200, sdp: SipBench.Sdp);
        leg.Take<LegEvent.Sent>();
        leg.Take<LegEvent.Ringing>();
        Assert.Equal(6000, leg.Take<LegEvent.Ringing>().EarlyMedia!.Remote.Port);
        Assert.Equal(6000, leg.Take<LegEvent.Answered>().Media.Remote.Port);
    }

    [Fact]
    public void Update_WhileOurOfferIsOpen_Gets491()
    {
        _bench.Place();
        SipRequest invite = Wire.TakeRequest("INVITE");
        _bench.Respond(invite, 180);
        Update(invite, 1, SipBench.Sdp);
        Wire.TakeResponse(491);
        Update(invite, 2, null);
        Wire.TakeResponse(200);
    }

    [Fact]
    public void EarlyDialogs_OfBranchesThatLost_AreForgotten()
    {
        OutgoingLeg leg = _bench.Place();
        SipRequest invite = Wire.TakeRequest("INVITE");
        for (int branch = 0; branch < 40; branch++)
        {
            _bench.Respond(invite, 180, tag: $"branch{branch}");
        }

        Assert.Equal(16, _bench.Stack.Dialogs.Count);
        _bench.Respond(invite, 486);
        Wire.TakeRequest("ACK");
        Assert.Equal(0, _bench.Stack.Dialogs.Count);
        Assert.Empty(_bench.Stack.Live);
        GC.KeepAlive(leg);
    }

    [Fact]
    public void RingWithMedia_ToACallerThatKnowsHow_IsRepeatedUntilItsPrack()
    {
        (IncomingCall call, SipResponse progress) = Ringing();
        Assert.Equal(("100rel", true), (progress.Headers["Require"], progress.HasSdp));
        _bench.Time.Advance(TimeSpan.FromMilliseconds(500));
        Wire.TakeResponse(183);
        _bench.Time.Advance(TimeSpan.FromMilliseconds(1000));
        Wire.TakeResponse(183);
        Prack(progress);
        Wire.TakeResponse(200);
        _bench.Time.Advance(TimeSpan.FromSeconds(60));
        Wire.AssertSilent();
        GC.KeepAlive(call);
    }

    [Fact]
    public void Answer_WaitsForThePrackOfTheReliableOne_AndRepeatsNoDescription()
    {
        (IncomingCall call, SipResponse progress) = Ringing();
        ICallLeg leg = call.Answer(SipBench.Media);
        Wire.AssertSilent();
        Prack(progress);
        Wire.TakeResponse(200);
        SipResponse success = Wire.TakeResponse(200);
        Assert.Equal(("INVITE", false), (success.CSeq.Method.Name, success.HasSdp));
        _bench.Request("ACK", "ack", toTag: success.To.Tag);
        leg.Take<LegEvent.Answered>();
        _bench.Request("BYE", "bye", sequence: 3, toTag: success.To.Tag);
        Wire.TakeResponse(200);
        leg.TakeEnd();
        AssertNothingLeft();
    }

    [Fact]
    public void Answer_WhoseCallerGivesUpBeforeThePrack_IsTakenBack()
    {
        (IncomingCall call, _) = Ringing();
        ICallLeg leg = call.Answer(SipBench.Media);
        _bench.Request("CANCEL", "a");
        Wire.TakeResponse(200);
        Wire.TakeResponse(487);
        leg.Take<LegEvent.Answered>();
        Assert.Equal(LegEndReason.Cancelled, leg.TakeEnd().Reason);
        _bench.Request("ACK", "a");
        AssertNothingLeft();
    }

    [Fact]
    public void Answer_ThatIsHungUpBeforeThePrack_NeverLeaves()
    {
        (IncomingCall call, SipResponse progress) = Ringing();
        ICallLeg leg = call.Answer(SipBench.Media);
        _ = leg.HangupAsync(HangupReason.Operator);
        Wire.AssertSilent();
        Prack(progress);
        Wire.TakeResponse(200);
        Wire.TakeResponse(480);
        _bench.Request("ACK", "a");
        AssertNothingLeft();
    }

    [Fact]
    public void ReliableRinging_ThatIsNeverConfirmed_EndsTheCall()
    {
        Ringing();
        _bench.Time.Advance(TimeSpan.FromSeconds(32));
        while (Wire.Pending > 1)
        {
            Wire.TakeResponse(183);
        }

        Wire.TakeResponse(504);
        _bench.Request("ACK", "a");
        AssertNothingLeft();
    }

    [Fact]
    public void Prack_ForNothing_Gets481()
    {
        (_, SipResponse progress) = Ringing();
        _bench.Request("PRACK", "p", sequence: 2, toTag: progress.To.Tag, headers: "RAck: 1 1 INVITE");
        Wire.TakeResponse(481);
    }

    private (IncomingCall Call, SipResponse Progress) Ringing()
    {
        _bench.Request("INVITE", "a", sdp: SipBench.Sdp, headers: "Supported: 100rel");
        IncomingCall call = _bench.NextCall();
        _ = call.RingWithMediaAsync(SipBench.Media);
        return (call, Wire.TakeResponse(183));
    }

    private void Prack(SipResponse progress) =>
        _bench.Request("PRACK", "prack", sequence: 2, toTag: progress.To.Tag, headers: $"RAck: {progress.Headers["RSeq"]} 1 INVITE");

    private void Update(SipRequest invite, uint sequence, string? sdp) => _bench.Request("UPDATE", $"u{sequence}", invite.CallId, sequence, invite.From.Tag, sdp);

    private void AssertNothingLeft()
    {
        _bench.Time.Advance(TimeSpan.FromSeconds(64));
        Assert.Equal((0, 0, 0), (_bench.Stack.Live.Count, _bench.Stack.Dialogs.Count, _bench.Stack.Transactions.Count));
        Assert.Equal(0, _bench.Time.Armed);
    }
}
