using System.Net;
using CxBridge.Sip;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Transactions;
using CxBridge.Sip.Transport;
using CxBridge.TestKit;
using CxBridge.Tests.Unit.Sip.Support;

namespace CxBridge.Tests.Unit.Sip.Transactions;

/// <summary>The machines of RFC 3261 section 17 and RFC 6026, timer by timer.</summary>
public sealed class TransactionTests
{
    private static readonly TimeSpan s_t1 = TimeSpan.FromMilliseconds(500);
    private readonly VirtualTime _time = new();
    private readonly FakeTransport _transport = new();
    private readonly RecordingUser _user = new();
    private readonly TransactionTable _table = new();

    [Fact]
    public void InviteClient_WhenNobodyReplies_RepeatsWithDoublingIntervalsAndTimesOut()
    {
        StartClient(SipMethod.Invite);
        var sentAt = new List<double>();
        for (int i = 0; i < 64; i++)
        {
            Drain(sentAt);
            _time.Advance(s_t1);
        }

        Assert.Equal([0, 0.5, 1.5, 3.5, 7.5, 15.5, 31.5], sentAt);
        Assert.Equal(["timed out"], _user.Heard);
        Assert.Equal(0, _table.Count);
        Assert.Equal(0, _time.Armed);
    }

    [Fact]
    public void NonInviteClient_WhenNobodyReplies_RepeatsAtMostEveryT2()
    {
        StartClient(SipMethod.Options);
        var sentAt = new List<double>();
        for (int i = 0; i < 64; i++)
        {
            Drain(sentAt);
            _time.Advance(s_t1);
        }

        Assert.Equal([0, 0.5, 1.5, 3.5, 7.5, 11.5, 15.5, 19.5, 23.5, 27.5, 31.5], sentAt);
        Assert.Equal(["timed out"], _user.Heard);
        Assert.Equal(0, _table.Count);
    }

    [Fact]
    public void InviteClient_AfterAProvisional_NeitherRepeatsNorTimesOut()
    {
        ClientTransaction transaction = StartClient(SipMethod.Invite);
        _transport.TakeRequest("INVITE");
        transaction.Receive(Response(transaction, 180));
        _time.Advance(TimeSpan.FromMinutes(5));
        _transport.AssertSilent();
        Assert.Equal(["180"], _user.Heard);
        Assert.Equal("Proceeding", transaction.State);
    }

    [Fact]
    public void InviteClient_AfterARefusal_AcknowledgesEachRepetitionAndTellsTheUserOnce()
    {
        ClientTransaction transaction = StartClient(SipMethod.Invite);
        SipRequest invite = _transport.TakeRequest("INVITE");
        transaction.Receive(Response(transaction, 486));
        SipRequest ack = _transport.TakeRequest("ACK");
        Assert.Equal(invite.Via.Branch, ack.Via.Branch);
        Assert.Equal("far", ack.To.Tag);
        transaction.Receive(Response(transaction, 486));
        _transport.TakeRequest("ACK");
        Assert.Equal(["486"], _user.Heard);

        _time.Advance(TimeSpan.FromSeconds(32));
        Assert.Equal(0, _table.Count);
    }

    [Fact]
    public void InviteClient_AfterA2xx_HandsEveryRepetitionToTheUserUntilTimerM()
    {
        ClientTransaction transaction = StartClient(SipMethod.Invite);
        _transport.TakeRequest("INVITE");
        transaction.Receive(Response(transaction, 200));
        transaction.Receive(Response(transaction, 200));
        transaction.Receive(Response(transaction, 486));
        _transport.AssertSilent();
        Assert.Equal(["200", "200"], _user.Heard);
        Assert.Equal("Accepted", transaction.State);

        _time.Advance(64 * s_t1);
        Assert.Equal(0, _table.Count);
    }

    [Theory]
    [InlineData("INVITE")]
    [InlineData("OPTIONS")]
    public void Client_WhenTheTransportFails_TellsTheUserAtOnce(string method)
    {
        StartClient(new SipMethod(method));
        _transport.FailLast("NetworkUnreachable");
        Assert.Equal(["failed: NetworkUnreachable"], _user.Heard);
        Assert.Equal(0, _table.Count);
        Assert.Equal(0, _time.Armed);
    }

    [Fact]
    public void NonInviteClient_AfterItsFinalResponse_AbsorbsRepetitionsForT4()
    {
        ClientTransaction transaction = StartClient(SipMethod.Options);
        _transport.TakeRequest("OPTIONS");
        transaction.Receive(Response(transaction, 200));
        transaction.Receive(Response(transaction, 200));
        Assert.Equal(["200"], _user.Heard);
        _time.Advance(10 * s_t1);
        Assert.Equal(0, _table.Count);
    }

    [Fact]
    public void OverTcp_NothingIsRepeatedAndNothingLingers()
    {
        ClientTransaction transaction = StartClient(SipMethod.Options, SipTransportKind.Tcp);
        _transport.TakeRequest("OPTIONS");
        _time.Advance(20 * s_t1);
        _transport.AssertSilent();
        transaction.Receive(Response(transaction, 200));
        _time.Advance(TimeSpan.Zero);
        Assert.Equal(0, _table.Count);
    }

    [Fact]
    public void InviteServer_AfterARefusal_RepeatsItUntilTheAckAndThenFallsSilent()
    {
        ServerTransaction transaction = StartServer(SipMethod.Invite);
        transaction.Respond(SipResponse.For(transaction.Request, 486, "us"));
        _transport.TakeResponse(486);
        transaction.Repeat();
        _transport.TakeResponse(486);
        _time.Advance(s_t1);
        _transport.TakeResponse(486);

        transaction.Acknowledge();
        Assert.Equal("Confirmed", transaction.State);
        _time.Advance(10 * s_t1);
        _transport.AssertSilent();
        Assert.Equal(0, _table.Count);
    }

    [Fact]
    public void InviteServer_WhenTheAckNeverComes_GivesUpAfterTimerH()
    {
        ServerTransaction transaction = StartServer(SipMethod.Invite);
        transaction.Respond(SipResponse.For(transaction.Request, 603, "us"));
        _time.Advance(64 * s_t1);
        Assert.Equal(0, _table.Count);
        Assert.Equal(11, _transport.Pending);
    }

    [Fact]
    public void InviteServer_AfterA2xx_AbsorbsTheRepeatedInvite()
    {
        ServerTransaction transaction = StartServer(SipMethod.Invite);
        transaction.Respond(SipResponse.For(transaction.Request, 200, "us"));
        _transport.TakeResponse(200);
        transaction.Repeat();
        _transport.AssertSilent();
        Assert.Equal("Accepted", transaction.State);
        _time.Advance(64 * s_t1);
        Assert.Equal(0, _table.Count);
    }

    [Fact]
    public void NonInviteServer_RepeatsItsFinalResponseForTimerJ()
    {
        ServerTransaction transaction = StartServer(SipMethod.Options);
        transaction.Repeat();
        _transport.AssertSilent();
        transaction.Respond(SipResponse.For(transaction.Request, 200, "us"));
        transaction.Repeat();
        _transport.TakeResponse(200);
        _transport.TakeResponse(200);
        _time.Advance(64 * s_t1);
        Assert.Equal(0, _table.Count);
    }

    [Fact]
    public void NonInviteServer_WhenItsUserNeverAnswers_EndsAllTheSame()
    {
        StartServer(SipMethod.Options);
        _time.Advance(64 * s_t1);
        Assert.Equal(0, _table.Count);
    }

    private static SipResponse Response(ClientTransaction transaction, int status) => SipResponse.For(transaction.Request, status, "far");

    private ClientTransaction StartClient(SipMethod method, SipTransportKind kind = SipTransportKind.Udp)
    {
        SipRequest request = Request(method);
        ClientTransaction transaction = method == SipMethod.Invite
            ? new InviteClientTransaction(Environment(), request, Flow(kind), _user, _table.Remove)
            : new NonInviteClientTransaction(Environment(), request, Flow(kind), _user, _table.Remove);
        _table.Add(transaction);
        transaction.Start();
        return transaction;
    }

    private ServerTransaction StartServer(SipMethod method)
    {
        SipRequest request = Request(method);
        ServerTransaction transaction = method == SipMethod.Invite
            ? new InviteServerTransaction(Environment(), request, Flow(SipTransportKind.Udp), _table.Remove)
            : new NonInviteServerTransaction(Environment(), request, Flow(SipTransportKind.Udp), _table.Remove);
        _table.Add(transaction);
        return transaction;
    }

    private static SipFlow Flow(SipTransportKind kind) => new(kind, new IPEndPoint(IPAddress.Parse("198.51.100.7"), 5060));

    private static SipRequest Request(SipMethod method)
    {
        Assert.Null(SipUri.Read("sip:callee@198.51.100.7", out SipUri? uri));
        var party = new NameAddr(null, uri!, SipParameters.None);
        var via = new Via("UDP", "192.0.2.1", 5060, SipParameters.None.With("branch", Via.MagicCookie + "one"));
        return SipRequest.Create(method, uri!, new CoreHeaders(via, party.WithTag("us"), party, "call", new CSeq(1, method)));
    }

    private TransactionEnvironment Environment() => new(new Lock(), _time, new SipTimers(s_t1), _transport, new SipMetrics(null));

    private void Drain(List<double> sentAt)
    {
        while (_transport.Pending > 0)
        {
            _transport.Take();
            sentAt.Add(_time.Elapsed.TotalSeconds);
        }
    }

    private sealed class RecordingUser : IClientTransactionUser
    {
        public List<string> Heard { get; } = [];

        public void Received(SipResponse response) => Heard.Add($"{response.Status}");

        public void TimedOut() => Heard.Add("timed out");

        public void TransportFailed(string reason) => Heard.Add($"failed: {reason}");
    }
}
