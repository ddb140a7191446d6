using CxBridge.Domain.Telephony;
using CxBridge.Sip.Calls;
using CxBridge.Sip.Messages;
using CxBridge.Tests.Unit.Sip.Support;

namespace CxBridge.Tests.Unit.Sip.Calls;

/// <summary>300, 301 and 302 (RFC 3261 section 8.1.3.4).</summary>
public sealed class RedirectionTests
{
    private const string Number = "+442071838750";
    private readonly SipBench _bench = new();

    private FakeTransport Wire => _bench.Transport;

    [Theory]
    [InlineData(300, $"<sip:{Number}@203.0.113.9:5080>")]
    [InlineData(301, $"<sip:442071838750@203.0.113.9:5080;user=phone?Subject=x>;q=0.7")]
    [InlineData(302, $"<sip:{Number}@203.0.113.8>;q=0.2, <sip:+44-2071838750;npdi@203.0.113.9:5080>;q=0.9")]
    public void TheSameNumberElsewhere_IsCalledThere_WithTheDialogsNamesKept(int status, string contact)
    {
        (OutgoingLeg leg, SipRequest first) = Invited();
        SipRequest second = Redirected(first, status, contact);
        Assert.Equal(("203.0.113.9", 5080, null), (second.Uri.Host, second.Uri.Port, second.Uri.Headers));
        Assert.Equal((first.CallId, first.To.ToString(), first.From.ToString(), first.CSeq.Number + 1), (second.CallId, second.To.ToString(), second.From.ToString(), second.CSeq.Number));

        _bench.Respond(second, 200, sdp: SipBench.Sdp);
        Assert.Equal(SipMethod.Ack, Wire.TakeRequest("ACK").Method);
        leg.Take<LegEvent.Sent>();
        leg.Take<LegEvent.Answered>();
    }

    [Fact]
    public void AnotherNumber_IsNotCalled_AndTheAttemptSaysWhy()
    {
        (OutgoingLeg leg, SipRequest first) = Invited();
        Refused(leg, first, "<sip:+15550100@203.0.113.9>", "redirected to another number, which is not followed");
    }

    [Fact]
    public void NoContact_EndsTheCall()
    {
        (OutgoingLeg leg, SipRequest first) = Invited();
        Refused(leg, first, "<tel:+442071838750>", "redirected to nowhere");
    }

    [Fact]
    public void ACircle_EndsWhereItCloses()
    {
        (OutgoingLeg leg, SipRequest first) = Invited();
        SipRequest second = Redirected(first, 302, $"<sip:{Number}@203.0.113.9>");
        Refused(leg, second, $"<sip:{Number}@198.51.100.7>", "redirected in a circle, or too often");
    }

    [Fact]
    public void AnEndlessChain_IsFollowedThreeTimes()
    {
        (OutgoingLeg leg, SipRequest invite) = Invited();
        for (int hop = 1; hop <= 3; hop++)
        {
            invite = Redirected(invite, 302, $"<sip:{Number}@203.0.113.{hop}>");
        }

        Refused(leg, invite, $"<sip:{Number}@203.0.113.4>", "redirected in a circle, or too often");
    }

    [Fact]
    public void HangUp_WhileTheNewPlaceIsLookedUp_EndsTheCall()
    {
        (OutgoingLeg leg, SipRequest first) = Invited();
        _bench.Redirect(first, 302, $"<sip:{Number}@unknown.example>");
        _ = leg.HangupAsync(HangupReason.Operator);
        leg.Take<LegEvent.Sent>();
        Assert.Contains(leg.TakeEnd().Reason, (LegEndReason[])[LegEndReason.Cancelled, LegEndReason.Unreachable]);
        AssertNothingLeft();
    }

    private (OutgoingLeg Leg, SipRequest Invite) Invited()
    {
        OutgoingLeg leg = _bench.Place();
        return (leg, Wire.TakeRequest("INVITE"));
    }

    private SipRequest Redirected(SipRequest invite, int status, string contact)
    {
        Redirect(invite, status, contact);
        return Wire.TakeRequest("INVITE");
    }

    private void Refused(OutgoingLeg leg, SipRequest invite, string contact, string reason)
    {
        Redirect(invite, 302, contact);
        leg.Take<LegEvent.Sent>();
        LegEnd end = leg.TakeEnd();
        Assert.Equal((LegEndReason.CarrierFailure, 302, reason), (end.Reason, end.Status, end.Detail));
        AssertNothingLeft();
    }

    private void Redirect(SipRequest invite, int status, string contact)
    {
        _bench.Redirect(invite, status, contact);
        Wire.TakeRequest("ACK");
    }

    private void AssertNothingLeft()
    {
        _bench.Time.Advance(TimeSpan.FromSeconds(70));
        Assert.Equal((0, 0, 0), (_bench.Stack.Live.Count, _bench.Stack.Dialogs.Count, _bench.Stack.Transactions.Count));
    }
}
