using CxBridge.Domain.Telephony;
using CxBridge.Sip.Calls;
using CxBridge.Sip.Messages;
using CxBridge.Tests.Unit.Sip.Support;

namespace CxBridge.Tests.Unit.Sip.Calls;

public sealed class SessionTimerTests
{
    private const string KnowsUpdate = "Allow: INVITE, ACK, BYE, UPDATE";
    private readonly SipBench _bench = new();

    private FakeTransport Wire => _bench.Transport;

    [Fact]
    public void Invite_OffersASessionTimer()
    {
        _bench.Place();
        SipRequest invite = Wire.TakeRequest("INVITE");
        Assert.Equal(("1800", "90"), (invite.Headers["Session-Expires"], invite.Headers["Min-SE"]));
        Assert.Contains("timer", invite.Headers.List("Supported"));
    }

    [Fact]
    public void Session_ThatWeRefresh_IsRefreshedByUpdateAtHalfOfItsInterval()
    {
        Answered("Session-Expires: 600;refresher=uac", KnowsUpdate);
        _bench.Time.Advance(TimeSpan.FromSeconds(299));
        Wire.AssertSilent();
        _bench.Time.Advance(TimeSpan.FromSeconds(1));
        SipRequest update = Wire.TakeRequest("UPDATE");
        Assert.Equal("600;refresher=uac", update.Headers["Session-Expires"]);
        Assert.Equal(0, update.Body.Length);
        _bench.Respond(update, 200, headers: "Session-Expires: 600;refresher=uac");

        _bench.Time.Advance(TimeSpan.FromSeconds(300));
        Wire.TakeRequest("UPDATE");
    }

    [Fact]
    public void Session_WithAFarEndThatKnowsNoUpdate_IsRefreshedByInviteWithTheSameDescription()
    {
        (OutgoingLeg leg, SipRequest invite) = Answered("Session-Expires: 600;refresher=uac");
        _bench.Time.Advance(TimeSpan.FromSeconds(300));
        SipRequest again = Wire.TakeRequest("INVITE");
        Assert.Equal(invite.Body.ToArray(), again.Body.ToArray());
        _bench.Respond(again, 200, sdp: SipBench.Sdp, headers: "Session-Expires: 600;refresher=uac");
        Wire.TakeRequest("ACK");
        leg.AssertQuiet();
        _bench.Time.Advance(TimeSpan.FromSeconds(300));
        Wire.TakeRequest("INVITE");
    }

    [Fact]
    public void Refresh_DuringHold_KeepsTheHold()
    {
        (_, SipRequest invite) = Answered("Session-Expires: 600;refresher=uac");
        InDialog(invite, "INVITE", 1, SipBench.Sdp + "a=sendonly\r\n", "Supported: timer", "Session-Expires: 600;refresher=uas");
        Assert.Contains("a=recvonly", Text(Wire.TakeResponse(200)));
        InDialog(invite, "ACK", 1);
        _bench.Time.Advance(TimeSpan.FromSeconds(300));
        Assert.Contains("a=recvonly", Text(Wire.TakeRequest("INVITE")));
    }

    [Fact]
    public void Refresh_ThatGets422_IsRepeatedAtOnceWithTheLongerInterval()
    {
        Answered("Session-Expires: 600;refresher=uac", KnowsUpdate);
        _bench.Time.Advance(TimeSpan.FromSeconds(300));
        _bench.Respond(Wire.TakeRequest("UPDATE"), 422, headers: "Min-SE: 900");
        Assert.Equal("900;refresher=uac", Wire.TakeRequest("UPDATE").Headers["Session-Expires"]);
    }

    [Theory]
    [InlineData(481)]
    [InlineData(408)]
    public void Refresh_OfACallThatTheFarEndHasForgotten_EndsIt(int status)
    {
        (OutgoingLeg leg, _) = Answered("Session-Expires: 600;refresher=uac", KnowsUpdate);
        _bench.Time.Advance(TimeSpan.FromSeconds(300));
        _bench.Respond(Wire.TakeRequest("UPDATE"), status);
        _bench.Respond(Wire.TakeRequest("BYE"), 481);
        Assert.Equal((LegEndReason.CarrierFailure, $"session refresh: {status}"), (leg.TakeEnd() is var end ? end.Reason : default, end.Detail));
        AssertNothingLeft();
    }

    [Fact]
    public void Session_ThatTheFarEndShouldRefreshAndDoesNot_EndsBeforeItExpires()
    {
        (OutgoingLeg leg, _) = Answered("Session-Expires: 600;refresher=uas", "Require: timer");
        _bench.Time.Advance(TimeSpan.FromSeconds(567));
        Wire.AssertSilent();
        _bench.Time.Advance(TimeSpan.FromSeconds(1));
        _bench.Respond(Wire.TakeRequest("BYE"), 200);
        Assert.Contains("session expired", leg.TakeEnd().Detail);
        AssertNothingLeft();
    }

    [Theory]
    [InlineData("UPDATE")]
    [InlineData("INVITE")]
    public void Session_ThatTheFarEndRefreshes_LivesOn(string method)
    {
        (_, SipRequest invite) = Answered("Session-Expires: 600;refresher=uas", "Require: timer");
        for (uint round = 1; round <= 3; round++)
        {
            _bench.Time.Advance(TimeSpan.FromSeconds(400));
            InDialog(invite, method, round, method == "INVITE" ? SipBench.Sdp : null, "Supported: timer", "Session-Expires: 600;refresher=uac");
            Assert.Equal("600;refresher=uac", Wire.TakeResponse(200).Headers["Session-Expires"]);
            if (method == "INVITE")
            {
                InDialog(invite, "ACK", round);
            }
        }

        Wire.AssertSilent();
    }

    [Fact]
    public void FarEnd_ThatKnowsNoTimers_IsNotBothered()
    {
        Answered();
        _bench.Time.Advance(TimeSpan.FromHours(3));
        Wire.AssertSilent();
    }

    [Fact]
    public void Invite_ThatGets422_IsSentAgainWithTheLongerInterval()
    {
        OutgoingLeg leg = _bench.Place();
        SipRequest first = Wire.TakeRequest("INVITE");
        _bench.Respond(first, 422, headers: "Min-SE: 3600");
        Wire.TakeRequest("ACK");
        SipRequest second = Wire.TakeRequest("INVITE");
        Assert.Equal(("3600", first.CSeq.Number + 1), (second.Headers["Session-Expires"], second.CSeq.Number));
        _bench.Respond(second, 422, headers: "Min-SE: 3600");
        Wire.TakeRequest("ACK");
        leg.Take<LegEvent.Sent>();
        Assert.Equal(422, leg.TakeEnd().Status);
    }

    [Fact]
    public void IncomingCall_WithAnIntervalBelowTheLeast_Gets422()
    {
        _bench.Request("INVITE", "a", sdp: SipBench.Sdp, headers: ["Supported: timer", "Session-Expires: 60"]);
        Assert.Equal("90", Wire.TakeResponse(422).Headers["Min-SE"]);
        _bench.AssertNoCall();
    }

    [Theory]
    [InlineData("Supported: timer", null, "1800;refresher=uac", true)]
    [InlineData("Supported: timer", "Session-Expires: 300;refresher=uas", "300;refresher=uas", true)]
    [InlineData("Supported: timer", "Session-Expires: 7200", "1800;refresher=uac", true)]
    [InlineData("Subject: none", "Session-Expires: 300", "300;refresher=uas", false)] // a proxy asks for a caller that knows no timers
    [InlineData("Subject: none", null, null, false)]
    public void IncomingCall_IsAnsweredWithTheIntervalAndItsRefresher(string supported, string? wanted, string? agreed, bool required)
    {
        _bench.Request("INVITE", "a", sdp: SipBench.Sdp, headers: wanted is null ? [supported] : [supported, wanted]);
        _bench.NextCall().Answer(SipBench.Media);
        SipResponse success = Wire.TakeResponse(200);
        Assert.Equal(agreed, success.Headers["Session-Expires"]);
        Assert.Equal(required, success.Headers.List("Require").Contains("timer"));
    }

    [Fact]
    public void IncomingCall_ThatWeRefresh_IsRefreshed()
    {
        _bench.Request("INVITE", "a", sdp: SipBench.Sdp, headers: ["Supported: timer", "Session-Expires: 300;refresher=uas", KnowsUpdate]);
        _bench.NextCall().Answer(SipBench.Media);
        SipResponse success = Wire.TakeResponse(200);
        _bench.Request("ACK", "b", toTag: success.To.Tag);
        _bench.Time.Advance(TimeSpan.FromSeconds(150));
        Assert.Equal("300;refresher=uac", Wire.TakeRequest("UPDATE").Headers["Session-Expires"]);
    }

    private static string Text(SipMessage message) => System.Text.Encoding.UTF8.GetString(message.Body.Span);

    private (OutgoingLeg Leg, SipRequest Invite) Answered(params string[] headers)
    {
        OutgoingLeg leg = _bench.Place();
        SipRequest invite = Wire.TakeRequest("INVITE");
        _bench.Respond(invite, 200, sdp: SipBench.Sdp, headers: headers);
        Wire.TakeRequest("ACK");
        leg.Take<LegEvent.Sent>();
        leg.Take<LegEvent.Answered>();
        return (leg, invite);
    }

    private void InDialog(SipRequest invite, string method, uint sequence, string? sdp = null, params string[] headers) =>
        _bench.Request(method, $"{method}{sequence}", invite.CallId, sequence, invite.From.Tag, sdp, headers: headers);

    private void AssertNothingLeft()
    {
        _bench.Time.Advance(TimeSpan.FromSeconds(64));
        Assert.Equal((0, 0, 0), (_bench.Stack.Live.Count, _bench.Stack.Dialogs.Count, _bench.Stack.Transactions.Count));
        Assert.Equal(0, _bench.Time.Armed);
    }
}
