using CxBridge.Sip;
using CxBridge.Sip.Messages;
using CxBridge.Tests.Unit.Sip.Support;

namespace CxBridge.Tests.Unit.Sip.Calls;

public sealed class IncomingTransferTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private readonly SipBench _bench = new();
    private readonly TaskCompletionSource<int> _reached = new();
    private TransferRequest? _asked;
    private string _tag = "";

    private FakeTransport Wire => _bench.Transport;

    [Theory]
    [InlineData(200, "OK")]
    [InlineData(503, "Service Unavailable")]
    public async Task Refer_WhenTheOwnerTakesIt_IsAcceptedAndNotifiedTwice(int status, string phrase)
    {
        Answered(TakeAsync);
        Refer("<sip:+15550100@192.0.2.1>");
        Assert.NotNull(Wire.TakeResponse(202).Headers[HeaderName.Contact]);
        SipRequest trying = Wire.TakeRequest("NOTIFY");
        Assert.Equal(("refer;id=2", "SIP/2.0 100 Trying", true), Notified(trying));

        Assert.Null(_asked);
        _bench.Respond(trying, 200);
        _reached.SetResult(status);
        await SentAsync();

        Assert.Equal(("refer;id=2", $"SIP/2.0 {status} {phrase}", false), Notified(Wire.TakeRequest("NOTIFY")));
        Assert.Equal(new TransferRequest("+15550100", "192.0.2.1"), _asked);
    }

    [Fact]
    public async Task Refer_WhenTheOwnersCodeThrows_IsNotifiedAsAFailure()
    {
        Answered(TakeAsync);
        Refer("<sip:desk@192.0.2.1>");
        Wire.TakeResponse(202);
        _bench.Respond(Wire.TakeRequest("NOTIFY"), 200);
        _reached.SetException(new InvalidOperationException("no line"));
        await SentAsync();
        Assert.Equal("SIP/2.0 500 Server Internal Error", Notified(Wire.TakeRequest("NOTIFY")).Line);
    }

    [Fact]
    public void Refer_WhenNobodyTakesTransfers_IsRefusedWithWhatIsAllowed()
    {
        Answered(transfers: null);
        Refer("<sip:desk@192.0.2.1>");
        Assert.DoesNotContain("REFER", Wire.TakeResponse(405).Headers[HeaderName.Allow]);
    }

    [Theory]
    [InlineData("<tel:+15550100>", 416)]
    [InlineData("nowhere", 400)]
    public void Refer_ToSomethingThatIsNoSipAddress_IsRefused(string target, int status)
    {
        Answered(TakeAsync);
        Refer(target);
        Wire.TakeResponse(status);
        Wire.AssertSilent();
    }

    [Fact]
    public void SecondRefer_WhileTheFirstIsUnderWay_IsRefused()
    {
        Answered(TakeAsync);
        Refer("<sip:desk@192.0.2.1>");
        Wire.TakeResponse(202);
        Wire.TakeRequest("NOTIFY");
        Refer("<sip:desk@192.0.2.1>", sequence: 3);
        Wire.TakeResponse(491);
    }

    private static (string? Event, string Line, bool Active) Notified(SipRequest notify) => (
        notify.Headers[HeaderName.Event],
        System.Text.Encoding.ASCII.GetString(notify.Body.Span).TrimEnd(),
        notify.Headers[HeaderName.SubscriptionState]!.StartsWith("active", StringComparison.Ordinal));

    private Task<int> TakeAsync(TransferRequest request)
    {
        _asked = request;
        return _reached.Task;
    }

    private void Answered(TransferHandler? transfers)
    {
        _bench.Request("INVITE", "one", sdp: SipBench.Sdp);
        _bench.NextCall().Answer(SipBench.Media, transfers);
        SipResponse answer = Wire.TakeResponse(200);
        Assert.Equal(transfers is not null, answer.Headers[HeaderName.Allow]!.Contains("REFER", StringComparison.Ordinal));
        _tag = answer.To.Tag!;
        _bench.Request("ACK", "ack", toTag: _tag);
    }

    private void Refer(string target, uint sequence = 2) =>
        _bench.Request("REFER", $"refer{sequence}", sequence: sequence, toTag: _tag, headers: [$"Refer-To: {target}"]);

    // The owner's answer comes by the thread pool.
    private Task SentAsync() => Task.Run(() => Assert.True(SpinWait.SpinUntil(() => Wire.Pending > 0, s_patience), "nothing was sent"));
}
