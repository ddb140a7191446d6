using CxBridge.Domain.Telephony;
using CxBridge.Sip;
using CxBridge.Sip.Calls;
using CxBridge.Sip.Messages;
using CxBridge.Tests.Unit.Sip.Support;

namespace CxBridge.Tests.Unit.Sip.Calls;

/// <summary>INVITE with Replaces, from outside (RFC 3891 section 3).</summary>
public sealed class ReplacesTests
{
    private readonly SipBench _bench = new();

    private FakeTransport Wire => _bench.Transport;

    [Fact]
    public void AStandingCall_IsTakenOver_AndTheOldOneGetsItsBye()
    {
        string tag = Answered();
        Invite($"far-call;to-tag={tag};from-tag=far");
        ICallLeg taken = _bench.NextCall().Answer(SipBench.Media);
        Wire.TakeResponse(200);
        SipRequest bye = Wire.TakeRequest("BYE");
        Assert.Equal(("far-call", tag), (bye.CallId, bye.From.Tag));
        Assert.IsType<LegEvent.Answered>(taken.Events.TryRead(out LegEvent? first) ? first : null);
    }

    [Fact]
    public void ACallThatIsRefused_LeavesTheOldOneAlone()
    {
        string tag = Answered();
        Invite($"far-call;to-tag={tag};from-tag=far");
        _ = _bench.NextCall().RejectAsync(486);
        Wire.TakeResponse(486);
        Wire.AssertSilent();
    }

    [Theory]
    [InlineData("far-call;to-tag=other;from-tag=far")]
    [InlineData("other;to-tag={0};from-tag=far")]
    [InlineData("far-call;to-tag=far;from-tag={0}")]
    [InlineData("far-call;to-tag={0}")]
    public void NoSuchCall_Is481(string replaces)
    {
        Invite(replaces.Replace("{0}", Answered(), StringComparison.Ordinal));
        Wire.TakeResponse(481);
        _bench.AssertNoCall();
    }

    [Fact]
    public void EarlyOnly_OfAStandingCall_Is486()
    {
        Invite($"far-call;to-tag={Answered()};from-tag=far;early-only");
        Wire.TakeResponse(486);
        _bench.AssertNoCall();
    }

    [Fact]
    public void ACallThatIsEnding_Is603()
    {
        (ICallLeg leg, string tag) = AnsweredLeg();
        _ = leg.HangupAsync(HangupReason.NormalClearing);
        Wire.TakeRequest("BYE");
        Invite($"far-call;to-tag={tag};from-tag=far");
        Wire.TakeResponse(603);
        _bench.AssertNoCall();
    }

    [Fact]
    public void ACallOfOurs_ThatStillRings_Is603_AndRingsOn()
    {
        OutgoingLeg leg = _bench.Place();
        SipRequest invite = Wire.TakeRequest("INVITE");
        _bench.Respond(invite, 180);
        Invite($"{invite.CallId};to-tag={invite.From.Tag};from-tag=far");
        Wire.TakeResponse(603);
        leg.Take<LegEvent.Sent>();
        leg.Take<LegEvent.Ringing>();
        leg.AssertQuiet();
    }

    [Fact]
    public void AnIncomingCall_ThatStillRings_Is481()
    {
        _bench.Request("INVITE", "one", sdp: SipBench.Sdp);
        _ = _bench.NextCall().RingAsync();
        string tag = Wire.TakeResponse(180).To.Tag!;
        Invite($"far-call;to-tag={tag};from-tag=far");
        Wire.TakeResponse(481);
    }

    [Theory]
    [InlineData("far-call")]
    [InlineData(";to-tag=a;from-tag=b")]
    public void WhatCannotBeRead_Is400(string replaces)
    {
        Invite(replaces);
        Wire.TakeResponse(400);
    }

    [Fact]
    public void TwoOfThem_Are400()
    {
        string tag = Answered();
        Invite($"far-call;to-tag={tag};from-tag=far", $"Replaces: far-call;to-tag={tag};from-tag=far");
        Wire.TakeResponse(400);
        _bench.AssertNoCall();
    }

    private string Answered() => AnsweredLeg().Tag;

    private (ICallLeg Leg, string Tag) AnsweredLeg()
    {
        _bench.Request("INVITE", "one", sdp: SipBench.Sdp);
        ICallLeg leg = _bench.NextCall().Answer(SipBench.Media);
        string tag = Wire.TakeResponse(200).To.Tag!;
        _bench.Request("ACK", "ack", toTag: tag);
        return (leg, tag);
    }

    private void Invite(string replaces, params string[] more) =>
        _bench.Request("INVITE", "two", callId: "new-call", fromTag: "desk", sdp: SipBench.Sdp, headers: ["Require: replaces", $"Replaces: {replaces}", .. more]);
}
