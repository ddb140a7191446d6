using CxBridge.Sip.Authentication;
using CxBridge.Sip.Messages;

namespace CxBridge.Tests.Unit.Sip.Authentication;

public sealed class DigestTests
{
    // The worked examples of RFC 7616 section 3.9.1 and RFC 2617 section 3.5.
    [Theory]
    [InlineData("Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=MD5, nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\"",
        "Circle of Life", "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", "8ca523f5e9506fed4657c9700eebdbec")]
    [InlineData("Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=SHA-256, nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\"",
        "Circle of Life", "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1")]
    [InlineData("Digest realm=\"testrealm@host.com\", qop=\"auth,auth-int\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\"",
        "Circle Of Life", "0a4f113b", "6629fae49393a05397450978507c4ef1")]
    public void Compute_OfThePublishedExamples_GivesThePublishedResponses(string header, string password, string clientNonce, string expected)
    {
        DigestChallenge challenge = DigestChallenge.Read(header)!;
        Assert.Equal(expected, DigestResponse.Compute(challenge, "Mufasa", password, "GET", "/dir/index.html", 1, clientNonce));
    }

    [Theory]
    [InlineData("Basic realm=\"x\"")]
    [InlineData("Digest realm=\"x\"")]
    [InlineData("Digest realm=\"x\", nonce=\"n\", algorithm=SHA-512-256")]
    [InlineData("Digest realm=\"x\", nonce=\"n\", algorithm=MD5-sess")]
    [InlineData("Digest realm=\"x\", nonce=\"n\", qop=\"auth-int\"")]
    public void Read_OfAChallengeThatWeCannotAnswer_IsNull(string header) => Assert.Null(DigestChallenge.Read(header));

    [Fact]
    public void Accept_OfSeveralChallenges_TakesTheStrongest()
    {
        var session = new DigestSession("u", "p");
        Assert.True(session.Accept(Challenge("Digest realm=\"r\", nonce=\"n\", algorithm=MD5", "Digest realm=\"r\", nonce=\"n\", algorithm=SHA-256, qop=\"auth\"")));
        Assert.Contains("algorithm=SHA-256", Credentials(session));
    }

    [Fact]
    public void Apply_CountsTheUsesOfANonce()
    {
        var session = new DigestSession("u", "p");
        session.Accept(Challenge("Digest realm=\"r\", nonce=\"n\", qop=\"auth\""));
        Assert.Contains("nc=00000001", Credentials(session));
        Assert.Contains("nc=00000002", Credentials(session));
    }

    [Fact]
    public void Accept_OfASecondChallenge_IsARefusal_UnlessTheNonceWasStale()
    {
        var session = new DigestSession("u", "p");
        Assert.True(session.Accept(Challenge("Digest realm=\"r\", nonce=\"1\", qop=\"auth\"")));
        Assert.True(session.Accept(Challenge("Digest realm=\"r\", nonce=\"2\", qop=\"auth\", stale=TRUE")));
        Assert.Contains("nonce=\"2\"", Credentials(session));
        Assert.False(session.Accept(Challenge("Digest realm=\"r\", nonce=\"3\", qop=\"auth\"")));
    }

    [Fact]
    public void Accept_OfNoncesThatAreAlwaysStale_EndsSomeTime()
    {
        var session = new DigestSession("u", "p");
        int rounds = 0;
        while (session.Accept(Challenge("Digest realm=\"r\", nonce=\"n\", stale=true")) && rounds < 100)
        {
            rounds++;
        }

        Assert.InRange(rounds, 2, 5);
    }

    [Fact]
    public void Accept_WithoutCredentials_IsFalse() => Assert.False(new DigestSession(null, null).Accept(Challenge("Digest realm=\"r\", nonce=\"n\"")));

    private static SipRequest Request()
    {
        _ = SipUri.Read("sip:a@192.0.2.1", out SipUri? uri);
        var party = new NameAddr(null, uri!, SipParameters.None);
        return SipRequest.Create(SipMethod.Invite, uri!, new CoreHeaders(new Via("UDP", "h", null, SipParameters.None), party, party, "c", new CSeq(1, SipMethod.Invite)));
    }

    private static SipResponse Challenge(params string[] headers)
    {
        SipResponse response = SipResponse.For(Request(), 401, "t");
        foreach (string header in headers)
        {
            response.Headers.Add(HeaderName.WwwAuthenticate, header);
        }

        return response;
    }

    private static string Credentials(DigestSession session)
    {
        SipRequest request = Request();
        session.Apply(request);
        return request.Headers[HeaderName.Authorization]!;
    }
}
