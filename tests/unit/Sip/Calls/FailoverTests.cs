using CxBridge.Domain.Telephony;
using CxBridge.Sip.Calls;
using CxBridge.Sip.Messages;
using CxBridge.Tests.Unit.Sip.Support;

namespace CxBridge.Tests.Unit.Sip.Calls;

/// <summary>A carrier with two servers (RFC 3263 section 4.3).</summary>
public sealed class FailoverTests
{
    private const string First = "203.0.113.1:5060";
    private const string Second = "203.0.113.2:5070";
    private readonly SipBench _bench = new();

    public FailoverTests() => _bench.Dns.Srv("_sip._udp.carrier.example", 1, 0, "203.0.113.1", 5060).Srv("_sip._udp.carrier.example", 2, 0, "203.0.113.2", 5070);

    private FakeTransport Wire => _bench.Transport;

    [Fact]
    public void A503_SendsTheInviteToTheNextServer()
    {
        (OutgoingLeg leg, SipRequest first) = Invited();
        _bench.Respond(first, 503, headers: "Retry-After: 60");
        Wire.TakeRequest("ACK");
        SipRequest second = Wire.TakeRequest("INVITE");
        Assert.Equal(Second, Where());
        Assert.Equal(first.CallId, second.CallId);
        Assert.NotEqual(first.Via.Branch, second.Via.Branch);

        _bench.Respond(second, 503);
        Wire.TakeRequest("ACK");
        leg.Take<LegEvent.Sent>();
        Assert.Equal((LegEndReason.CarrierFailure, 503), (leg.TakeEnd() is var end ? end.Reason : default, end.Status));
        AssertNothingLeft();
    }

    [Fact]
    public void Silence_SendsItToTheNextServer_LongBeforeTheTelephoneWouldStopRinging()
    {
        (OutgoingLeg leg, _) = Invited();
        Silence();
        _bench.Respond(Wire.TakeRequest("INVITE"), 486);
        Wire.TakeRequest("ACK");
        leg.Take<LegEvent.Sent>();
        Assert.Equal(LegEndReason.Busy, leg.TakeEnd().Reason);
        AssertNothingLeft();
    }

    [Fact]
    public void ServerThatWakesUpLate_IsTakenBack_AndItsAnswerEnded()
    {
        (OutgoingLeg leg, SipRequest first) = Invited();
        Silence();
        SipRequest second = Wire.TakeRequest("INVITE");

        _bench.Respond(first, 180, tag: "late");
        Wire.TakeRequest("CANCEL");
        _bench.Respond(first, 200, tag: "late", sdp: SipBench.Sdp);
        Wire.TakeRequest("ACK");
        Assert.Equal("late", Wire.TakeRequest("BYE").To.Tag);
        leg.Take<LegEvent.Sent>();
        leg.AssertQuiet();

        _bench.Respond(second, 200, sdp: SipBench.Sdp);
        leg.Take<LegEvent.Answered>();
    }

    [Fact]
    public void NobodyThere_SendsItToTheNextServerAtOnce()
    {
        Invited();
        _bench.Stack.Unreachable(System.Net.IPEndPoint.Parse(First));
        Wire.TakeRequest("INVITE");
        Assert.Equal(Second, Where());
    }

    [Fact]
    public void NobodyThereAtAll_IsUnreachable()
    {
        (OutgoingLeg leg, _) = Invited();
        _bench.Stack.Unreachable(System.Net.IPEndPoint.Parse(First));
        _bench.Stack.Unreachable(System.Net.IPEndPoint.Parse(Second));
        leg.Take<LegEvent.Sent>();
        Assert.Equal((LegEndReason.Unreachable, "nobody is there (ICMP)"), (leg.TakeEnd() is var end ? end.Reason : default, end.Detail));
    }

    [Fact]
    public void ServerThatFailed_IsTriedLast_UntilItHasRested()
    {
        _bench.Respond(Invited().Invite, 503, headers: "Retry-After: 60");
        Wire.TakeRequest("ACK");
        Wire.TakeRequest("INVITE");

        _bench.Place(uri: "sip:carrier.example");
        Wire.TakeRequest("INVITE");
        Assert.Equal(Second, Where());

        _bench.Time.Advance(TimeSpan.FromSeconds(120));
        while (Wire.Pending > 0)
        {
            Wire.Take();
        }

        Invited();
    }

    [Fact]
    public void HangUp_KeepsItFromTheNextServer()
    {
        (OutgoingLeg leg, SipRequest first) = Invited();
        _ = leg.HangupAsync(HangupReason.Operator);
        _bench.Respond(first, 503);
        Wire.TakeRequest("ACK");
        Wire.AssertSilent();
        leg.Take<LegEvent.Sent>();
        Assert.Equal((LegEndReason.Cancelled, 503), (leg.TakeEnd() is var end ? end.Reason : default, end.Status));
    }

    private (OutgoingLeg Leg, SipRequest Invite) Invited()
    {
        OutgoingLeg leg = _bench.Place(uri: "sip:carrier.example");
        SipRequest invite = Wire.TakeRequest("INVITE");
        Assert.Equal(First, Where());
        return (leg, invite);
    }

    private string Where() => Wire.LastFlow!.Remote.ToString();

    // What the first server gets meanwhile are retransmissions.
    private void Silence()
    {
        while (Wire.LastFlow!.Remote.Port == 5060)
        {
            _bench.Time.Advance(TimeSpan.FromMilliseconds(100));
            Assert.True(_bench.Time.Elapsed < TimeSpan.FromSeconds(9));
            while (Wire.Pending > (Wire.LastFlow!.Remote.Port == 5060 ? 0 : 1))
            {
                Wire.TakeRequest("INVITE");
            }
        }
    }

    private void AssertNothingLeft()
    {
        _bench.Time.Advance(TimeSpan.FromSeconds(64));
        Assert.Equal((0, 0, 0), (_bench.Stack.Live.Count, _bench.Stack.Dialogs.Count, _bench.Stack.Transactions.Count));
        Assert.Equal(0, _bench.Time.Armed);
    }
}
