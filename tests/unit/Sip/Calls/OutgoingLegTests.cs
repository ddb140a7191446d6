using System.Net;
using System.Text;
using CxBridge.Domain.Telephony;
using CxBridge.Sip.Calls;
using CxBridge.Sip.Messages;
using CxBridge.Tests.Unit.Sip.Support;

namespace CxBridge.Tests.Unit.Sip.Calls;

public sealed class OutgoingLegTests
{
    private readonly SipBench _bench = new();

    private FakeTransport Wire => _bench.Transport;

    [Fact]
    public void Place_SendsAnInviteWhoseCallIdNamesTheAttempt()
    {
        OutgoingLeg leg = _bench.Place();
        SipRequest invite = Wire.TakeRequest("INVITE");
        Assert.Matches("^att_[0-9a-z]{26}@192\\.0\\.2\\.1$", invite.CallId);
        Assert.Equal(leg.CallId, invite.CallId);
        Assert.Equal("sip:+442071838750@198.51.100.7", invite.Uri.ToString());
        Assert.NotNull(invite.Via.Parameters["rport"]);
        leg.Take<LegEvent.Sent>();
    }

    [Fact]
    public void Offer_OfMediaBoundToEveryAddress_NamesTheOneThatLeadsToTheCarrier()
    {
        _bench.Place(media: SipBench.Media with { Address = new IPEndPoint(IPAddress.Any, 4000) });

        string offer = Encoding.UTF8.GetString(Wire.TakeRequest("INVITE").Body.Span);

        Assert.Contains($"c=IN IP4 {FakeTransport.Local.Address}\r\n", offer, StringComparison.Ordinal);
        Assert.Contains("m=audio 4000 ", offer, StringComparison.Ordinal);
        Assert.DoesNotContain("0.0.0.0", offer, StringComparison.Ordinal);
    }

    [Fact]
    public void Invite_WithoutAnyResponse_IsUnreachable_EvenWhenTheRingTimeoutIsShorter()
    {
        OutgoingLeg leg = _bench.Place(ringTimeout: TimeSpan.FromSeconds(5));
        _bench.Time.Advance(TimeSpan.FromSeconds(31));
        leg.Take<LegEvent.Sent>();
        leg.AssertQuiet();
        _bench.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(LegEndReason.Unreachable, leg.TakeEnd().Reason);
        AssertNothingLeft();
    }

    [Fact]
    public void HangUp_BeforeAnyResponse_WaitsForOneAndThenCancels()
    {
        OutgoingLeg leg = _bench.Place();
        SipRequest invite = Wire.TakeRequest("INVITE");
        Task done = leg.HangupAsync(HangupReason.Operator);
        Wire.AssertSilent();

        _bench.Respond(invite, 100, tag: null);
        SipRequest cancel = Wire.TakeRequest("CANCEL");
        Assert.Equal(invite.Via.Branch, cancel.Via.Branch);
        Assert.Equal(invite.CSeq.Number, cancel.CSeq.Number);
        _bench.Respond(cancel, 200);
        Assert.False(done.IsCompleted);
        _bench.Respond(invite, 487);
        Wire.TakeRequest("ACK");

        leg.Take<LegEvent.Sent>();
        Assert.Equal((LegEndReason.Cancelled, 487), (leg.TakeEnd() is var end ? end.Reason : default, end.Status));
        Assert.True(done.IsCompletedSuccessfully);
    }

    [Fact]
    public void Cancel_ThatNobodyHeeds_EndsTheLegAfter64T1()
    {
        OutgoingLeg leg = _bench.Place(ringTimeout: TimeSpan.FromSeconds(20));
        SipRequest invite = Wire.TakeRequest("INVITE");
        _bench.Respond(invite, 180);
        _bench.Time.Advance(TimeSpan.FromSeconds(20));
        _bench.Respond(Wire.TakeRequest("CANCEL"), 200);
        leg.Take<LegEvent.Sent>();
        leg.Take<LegEvent.Ringing>();
        leg.AssertQuiet();

        _bench.Time.Advance(TimeSpan.FromSeconds(32));
        Assert.Equal((LegEndReason.RingTimeout, null), (leg.TakeEnd() is var end ? end.Reason : default, end.Status));
        _bench.Time.Advance(TimeSpan.FromSeconds(32));
        AssertNothingLeft();
    }

    [Fact]
    public void Fork_TheSecondAnswerIsAcknowledgedAndEnded_TheFirstStays()
    {
        (OutgoingLeg leg, SipRequest invite) = Answered();
        _bench.Respond(invite, 200, tag: "other", sdp: SipBench.Sdp);
        SipRequest ack = Wire.TakeRequest("ACK");
        SipRequest bye = Wire.TakeRequest("BYE");
        Assert.Equal(("other", "other"), (ack.To.Tag, bye.To.Tag));
        leg.AssertQuiet();
    }

    [Fact]
    public void RepeatedAnswer_IsAcknowledgedAgain_EvenAfterItsTransactionIsGone()
    {
        (OutgoingLeg leg, SipRequest invite) = Answered();
        _bench.Respond(invite, 200, sdp: SipBench.Sdp);
        Wire.TakeRequest("ACK");
        _bench.Time.Advance(TimeSpan.FromSeconds(40));
        _bench.Respond(invite, 200, sdp: SipBench.Sdp);
        Assert.Equal(invite.CSeq.Number, Wire.TakeRequest("ACK").CSeq.Number);
        leg.AssertQuiet();
    }

    [Fact]
    public void Answer_WithoutACommonCodec_IsEndedAsTheCarriersFault()
    {
        OutgoingLeg leg = _bench.Place();
        SipRequest invite = Wire.TakeRequest("INVITE");
        _bench.Respond(invite, 200, sdp: SipBench.Sdp.Replace("RTP/AVP 0 101", "RTP/AVP 18"));
        Wire.TakeRequest("ACK");
        _bench.Respond(Wire.TakeRequest("BYE"), 200);
        leg.Take<LegEvent.Sent>();
        LegEnd end = leg.TakeEnd();
        Assert.Equal((LegEndReason.CarrierFailure, 200, "no codec in common"), (end.Reason, end.Status, end.Detail));
    }

    [Fact]
    public void Answer_WithoutABody_AfterEarlyMedia_UsesThat()
    {
        OutgoingLeg leg = _bench.Place();
        SipRequest invite = Wire.TakeRequest("INVITE");
        _bench.Respond(invite, 183, sdp: SipBench.Sdp);
        _bench.Respond(invite, 200);
        leg.Take<LegEvent.Sent>();
        Assert.Equal(5000, leg.Take<LegEvent.Ringing>().EarlyMedia!.Remote.Port);
        Assert.Equal(5000, leg.Take<LegEvent.Answered>().Media.Remote.Port);
    }

    [Fact]
    public void Challenge_IsAnsweredInANewInviteOfTheSameCall()
    {
        OutgoingLeg leg = _bench.Place(password: "secret");
        SipRequest first = Wire.TakeRequest("INVITE");
        _bench.Respond(first, 407, headers: "Proxy-Authenticate: Digest realm=\"r\", nonce=\"1\", qop=\"auth\", algorithm=SHA-256");
        Wire.TakeRequest("ACK");
        SipRequest second = Wire.TakeRequest("INVITE");
        Assert.Equal((first.CallId, first.From.Tag, first.CSeq.Number + 1), (second.CallId, second.From.Tag, second.CSeq.Number));
        Assert.NotEqual(first.Via.Branch, second.Via.Branch);
        Assert.Contains("nc=00000001", second.Headers[HeaderName.ProxyAuthorization]);

        // The same credentials go along with the ACK and the BYE.
        _bench.Respond(second, 200, sdp: SipBench.Sdp);
        Assert.NotNull(Wire.TakeRequest("ACK").Headers[HeaderName.ProxyAuthorization]);
        _ = leg.HangupAsync(HangupReason.NormalClearing);
        Assert.Contains("nc=00000003", Wire.TakeRequest("BYE").Headers[HeaderName.ProxyAuthorization]);
    }

    [Fact]
    public void Challenge_WithoutCredentials_IsTheCarriersFault()
    {
        OutgoingLeg leg = _bench.Place();
        _bench.Respond(Wire.TakeRequest("INVITE"), 401, headers: "WWW-Authenticate: Digest realm=\"r\", nonce=\"1\"");
        leg.Take<LegEvent.Sent>();
        Assert.Equal((LegEndReason.CarrierFailure, 401), (leg.TakeEnd() is var end ? end.Reason : default, end.Status));
    }

    [Fact]
    public void Bye_ThatIsChallenged_IsSentAgainWithCredentials()
    {
        (OutgoingLeg leg, _) = Answered(password: "secret");
        Task done = leg.HangupAsync(HangupReason.NormalClearing);
        SipRequest bye = Wire.TakeRequest("BYE");
        _bench.Respond(bye, 401, headers: "WWW-Authenticate: Digest realm=\"r\", nonce=\"1\", qop=\"auth\"");
        SipRequest again = Wire.TakeRequest("BYE");
        Assert.NotNull(again.Headers[HeaderName.Authorization]);
        Assert.True(again.CSeq.Number > bye.CSeq.Number);
        _bench.Respond(again, 200);
        Assert.True(done.IsCompletedSuccessfully);
    }

    [Fact]
    public void Bye_ThatIsChallengedWithANewNonce_AfterCredentialsHadWorked_IsSentAgain()
    {
        OutgoingLeg leg = _bench.Place(password: "secret");
        _bench.Respond(Wire.TakeRequest("INVITE"), 407, headers: "Proxy-Authenticate: Digest realm=\"r\", nonce=\"old\", qop=\"auth\"");
        Wire.TakeRequest("ACK");
        _bench.Respond(Wire.TakeRequest("INVITE"), 200, sdp: SipBench.Sdp);
        Wire.TakeRequest("ACK");
        Task done = leg.HangupAsync(HangupReason.NormalClearing);

        _bench.Respond(Wire.TakeRequest("BYE"), 407, headers: "Proxy-Authenticate: Digest realm=\"r\", nonce=\"new\", qop=\"auth\"");
        SipRequest again = Wire.TakeRequest("BYE");
        Assert.Contains("nonce=\"new\"", again.Headers[HeaderName.ProxyAuthorization]);
        Assert.Contains("nc=00000001", again.Headers[HeaderName.ProxyAuthorization]);

        // Refused again with the nonce just given: the credentials are wrong after all.
        _bench.Respond(again, 407, headers: "Proxy-Authenticate: Digest realm=\"r\", nonce=\"newer\", qop=\"auth\"");
        Wire.AssertSilent();
        Assert.True(done.IsCompletedSuccessfully);
    }

    [Fact]
    public void Bye_ThatNobodyAnswers_EndsTheLegAfter64T1()
    {
        (OutgoingLeg leg, _) = Answered();
        Task done = leg.HangupAsync(HangupReason.NormalClearing);
        Assert.Same(done, leg.HangupAsync(HangupReason.Failure));
        _bench.Time.Advance(TimeSpan.FromSeconds(32));
        Assert.True(done.IsCompletedSuccessfully);
        Assert.Equal(LegEndReason.LocalHangup, leg.TakeEnd().Reason);
        _bench.Time.Advance(TimeSpan.FromSeconds(64));
        AssertNothingLeft();
    }

    [Fact]
    public void Byes_ThatCross_AreBothAnswered()
    {
        (OutgoingLeg leg, SipRequest invite) = Answered();
        _ = leg.HangupAsync(HangupReason.NormalClearing);
        Wire.TakeRequest("BYE");
        InDialog(invite, "BYE", 1);
        Wire.TakeResponse(200);
        Assert.Equal(LegEndReason.LocalHangup, leg.TakeEnd().Reason);
    }

    [Fact]
    public void RequestsOfTheFarEnd_OutOfOrder_AreRefused()
    {
        (_, SipRequest invite) = Answered();
        InDialog(invite, "OPTIONS", 5);
        Wire.TakeResponse(200);
        InDialog(invite, "OPTIONS", 4);
        Wire.TakeResponse(500);
    }

    [Fact]
    public async Task Reoffer_WhenBothSidesOfferAtOnce_WaitsAndTriesAgain()
    {
        (OutgoingLeg leg, SipRequest invite) = Answered();
        Task<bool> held = leg.ReofferAsync(SipBench.Media, MediaDirection.SendOnly);
        SipRequest first = Wire.TakeRequest("INVITE");

        InDialog(invite, "INVITE", 1, SipBench.Sdp);
        Wire.TakeResponse(491);
        _bench.Request("ACK", "INVITE1", invite.CallId, 1, invite.From.Tag);
        _bench.Respond(first, 491);
        Wire.TakeRequest("ACK");
        _bench.Time.Advance(TimeSpan.FromSeconds(2));
        Wire.AssertSilent();
        while (Wire.Pending == 0 && _bench.Time.Elapsed < TimeSpan.FromSeconds(4))
        {
            _bench.Time.Advance(TimeSpan.FromMilliseconds(10));
        }

        _bench.Respond(Wire.TakeRequest("INVITE"), 200, sdp: SipBench.Sdp + "a=recvonly\r\n");
        Wire.TakeRequest("ACK");
        Assert.True(held.IsCompleted && await held);
        Assert.Equal(MediaDirection.ReceiveOnly, leg.Take<LegEvent.MediaChanged>().Media.Direction);
    }

    [Fact]
    public async Task Reoffer_ThatIsRefused_LeavesTheCallAsItWas()
    {
        (OutgoingLeg leg, SipRequest invite) = Answered();
        Task<bool> held = leg.ReofferAsync(SipBench.Media, MediaDirection.Inactive);
        _bench.Respond(Wire.TakeRequest("INVITE"), 488);
        Wire.TakeRequest("ACK");
        Assert.True(held.IsCompleted && !await held);
        InDialog(invite, "INVITE", 1, SipBench.Sdp);
        Wire.TakeResponse(200);
        leg.AssertQuiet();
    }

    [Fact]
    public async Task Transfer_WithoutANotify_IsFalseAfter30Seconds()
    {
        (OutgoingLeg leg, _) = Answered();
        Task<bool> transfer = leg.TransferAsync("sip:agent@192.0.2.50", CancellationToken.None);
        SipRequest refer = Wire.TakeRequest("REFER");
        Assert.Equal("<sip:agent@192.0.2.50>", refer.Headers[HeaderName.ReferTo]);
        _bench.Respond(refer, 202);
        _bench.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.False(await transfer);
    }

    [Fact]
    public async Task Transfer_ThatIsRefused_IsFalseAtOnce()
    {
        (OutgoingLeg leg, _) = Answered();
        Task<bool> transfer = leg.TransferAsync("sip:agent@192.0.2.50", CancellationToken.None);
        _bench.Respond(Wire.TakeRequest("REFER"), 405);
        Assert.False(await transfer);
    }

    [Fact]
    public void ForgottenCall_IsEndedAtTheLimit()
    {
        (OutgoingLeg leg, _) = Answered();
        _bench.Time.Advance(TimeSpan.FromHours(4));
        Assert.Contains("Maximum duration", Wire.TakeRequest("BYE").Headers[HeaderName.Reason]);
        _bench.Time.Advance(TimeSpan.FromSeconds(64));
        Assert.Equal(LegEndReason.LocalHangup, leg.TakeEnd().Reason);
        AssertNothingLeft();
    }

    [Fact]
    public void UnreadLeg_KeepsAFewDozenEventsAndTheEnd()
    {
        (OutgoingLeg leg, SipRequest invite) = Answered();
        for (uint i = 1; i <= 200; i++)
        {
            InDialog(invite, "INVITE", i, SipBench.Sdp.Replace(" 5000 ", $" {5000 + (2 * i)} "));
            InDialog(invite, "ACK", i);
        }

        InDialog(invite, "BYE", 201);
        int count = 0;
        LegEvent? last = null;
        while (leg.Events.TryRead(out LegEvent? next))
        {
            last = next;
            count++;
        }

        Assert.IsType<LegEvent.Ended>(last);
        Assert.Equal(LegEvents.Capacity + 1, count);
        Assert.True(leg.Events.Completion.IsCompleted);
    }

    [Fact]
    public void RecordRoute_IsFollowedBackwardsByEveryLaterRequest()
    {
        OutgoingLeg leg = _bench.Place();
        SipRequest invite = Wire.TakeRequest("INVITE");
        _bench.Respond(invite, 200, sdp: SipBench.Sdp, headers: ["Record-Route: <sip:192.0.2.21;lr>, <sip:192.0.2.22;lr>"]);
        SipRequest ack = Wire.TakeRequest("ACK");
        Assert.Equal("sip:callee@198.51.100.7", ack.Uri.ToString());
        Assert.Equal(["<sip:192.0.2.22;lr>", "<sip:192.0.2.21;lr>"], ack.Headers.Lines(HeaderName.Route));
        _ = leg.HangupAsync(HangupReason.NormalClearing);
        Assert.Equal(2, Wire.TakeRequest("BYE").Headers.CountOf(HeaderName.Route));
    }

    [Theory]
    [InlineData("sips:198.51.100.7;transport=udp")]
    [InlineData("sip:198.51.100.7;transport=ws")]
    [InlineData("not a uri")]
    public void Place_OverARouteThatCannotBeUsed_EndsAtOnceWithoutThrowing(string uri)
    {
        OutgoingLeg leg = _bench.Place(uri: uri);
        Assert.Equal(LegEndReason.Unreachable, leg.TakeEnd().Reason);
        AssertNothingLeft();
    }

    [Theory]
    [InlineData(486, LegEndReason.Busy)]
    [InlineData(600, LegEndReason.Busy)]
    [InlineData(403, LegEndReason.Rejected)]
    [InlineData(404, LegEndReason.Rejected)]
    [InlineData(410, LegEndReason.Rejected)]
    [InlineData(484, LegEndReason.Rejected)]
    [InlineData(603, LegEndReason.Rejected)]
    [InlineData(480, LegEndReason.NoAnswer)]
    [InlineData(408, LegEndReason.NoAnswer)]
    [InlineData(487, LegEndReason.NoAnswer)]
    [InlineData(302, LegEndReason.CarrierFailure)]
    [InlineData(407, LegEndReason.CarrierFailure)]
    [InlineData(488, LegEndReason.CarrierFailure)]
    [InlineData(500, LegEndReason.CarrierFailure)]
    [InlineData(503, LegEndReason.CarrierFailure)]
    public void FinalStatus_BecomesItsReason(int status, LegEndReason reason) => Assert.Equal(reason, EndReasons.Of(status));

    [Theory]
    [InlineData("Q.850;cause=17;text=\"User busy\"", "Q.850;cause=17;text=\"User busy\"")]
    [InlineData("no route to 442071838750 here", "no route to … here")]
    [InlineData("tab\tand\u0007bell", "tab and bell")]
    public void Detail_HoldsNoNumbersAndNoControls(string text, string clean) => Assert.Equal(clean, EndReasons.Clean(text));

    private (OutgoingLeg Leg, SipRequest Invite) Answered(string? password = null)
    {
        OutgoingLeg leg = _bench.Place(password: password);
        SipRequest invite = Wire.TakeRequest("INVITE");
        _bench.Respond(invite, 200, sdp: SipBench.Sdp);
        Wire.TakeRequest("ACK");
        leg.Take<LegEvent.Sent>();
        leg.Take<LegEvent.Answered>();
        return (leg, invite);
    }

    private void InDialog(SipRequest invite, string method, uint sequence, string? sdp = null) =>
        _bench.Request(method, $"{method}{sequence}", invite.CallId, sequence, invite.From.Tag, sdp);

    private void AssertNothingLeft()
    {
        Assert.Equal((0, 0, 0), (_bench.Stack.Live.Count, _bench.Stack.Dialogs.Count, _bench.Stack.Transactions.Count));
        Assert.Equal(0, _bench.Time.Armed);
    }
}
