using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Trunks;
using CxBridge.Tests.Unit.Sip.Support;

namespace CxBridge.Tests.Unit.Sip.Trunks;

public sealed class RegistrationTests
{
    private readonly SipBench _bench = new();
    private readonly SipRegistration _registration;

    public RegistrationTests() => _registration = Begin(_bench);

    private FakeTransport Wire => _bench.Transport;

    [Fact]
    public void Register_AnswersTheChallenge_AndComesAgainBeforeItExpires()
    {
        SipRequest first = Wire.TakeRequest("REGISTER");
        Assert.Equal(("sip:198.51.100.7", "3600"), (first.Uri.ToString(), first.Headers["Expires"]));
        _bench.Respond(first, 401, headers: "WWW-Authenticate: Digest realm=\"r\", nonce=\"1\", qop=\"auth\"");
        SipRequest second = Wire.TakeRequest("REGISTER");
        Assert.Equal((first.CallId, first.CSeq.Number + 1), (second.CallId, second.CSeq.Number));
        _bench.Respond(second, 200, headers: "Expires: 600");
        Assert.Equal(RegistrationState.Registered, _registration.State);

        _bench.Time.Advance(TimeSpan.FromSeconds(479));
        Wire.AssertSilent();
        _bench.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("nc=00000002", Wire.TakeRequest("REGISTER").Headers[HeaderName.Authorization]);
    }

    [Fact]
    public void Register_ForTooShort_AsksForLonger()
    {
        _bench.Respond(Wire.TakeRequest("REGISTER"), 423, headers: "Min-Expires: 7200");
        Assert.Equal("7200", Wire.TakeRequest("REGISTER").Headers["Expires"]);
    }

    [Fact]
    public void Register_ThatIsRefused_IsTriedAgainMoreAndMoreSeldom()
    {
        for (int pause = 30; pause <= 240; pause *= 2)
        {
            _bench.Respond(Wire.TakeRequest("REGISTER"), 403);
            Assert.Equal((RegistrationState.Failed, 403), (_registration.State, _registration.Status));
            _bench.Time.Advance(TimeSpan.FromSeconds(pause - 1));
            Wire.AssertSilent();
            _bench.Time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task Dispose_TakesTheRegistrationBack()
    {
        _bench.Respond(Wire.TakeRequest("REGISTER"), 200);
        Task disposed = _registration.DisposeAsync().AsTask();
        SipRequest last = Wire.TakeRequest("REGISTER");
        Assert.Equal("0", last.Headers["Expires"]);
        _bench.Respond(last, 200);
        await disposed;
        _bench.Time.Advance(TimeSpan.FromHours(2));
        Wire.AssertSilent();
        Assert.Equal(0, _bench.Stack.Transactions.Count);
    }

    private static SipRegistration Begin(SipBench bench) => new(bench.Stack, new CarrierRoute(CarrierId.New(bench.Time), "sip:198.51.100.7", "trunk", "secret"));
}
