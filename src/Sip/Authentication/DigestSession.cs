using System.Security.Cryptography;
using CxBridge.Sip.Messages;

namespace CxBridge.Sip.Authentication;

/// <summary>Credentials of one call and the challenges it has met. Answers a server and a proxy independently (RFC 3261 section 22).</summary>
internal sealed class DigestSession(string? username, string? password)
{
    // A server whose nonces go stale at once would otherwise keep us busy for ever.
    private const int MaxStale = 3;
    private readonly Answer[] _answers =
    [
        new(401, HeaderName.WwwAuthenticate, HeaderName.Authorization),
        new(407, HeaderName.ProxyAuthenticate, HeaderName.ProxyAuthorization),
    ];

    /// <summary>Takes the challenge of a 401 or 407.</summary>
    /// <returns>Whether it makes sense to send the request again: we have credentials that were not refused yet.</returns>
    public bool Accept(SipResponse response)
    {
        Answer answer = _answers.First(a => a.Status == response.Status);
        DigestChallenge? best = response.Headers.Lines(answer.ChallengeHeader)
            .Select(DigestChallenge.Read)
            .OfType<DigestChallenge>()
            .OrderByDescending(challenge => challenge.Algorithm)
            .FirstOrDefault();
        if (best is null || username is null || password is null)
        {
            return false;
        }

        if (answer.Challenge is not null && !answer.IsProven && !(best.Stale && ++answer.StaleCount <= MaxStale))
        {
            return false;
        }

        answer.Challenge = best;
        answer.NonceCount = 0;
        answer.IsProven = false;
        return true;
    }

    /// <summary>A request went through: a later challenge for another request of the call is a new one, not a refusal.</summary>
    public void Succeeded()
    {
        foreach (Answer answer in _answers)
        {
            answer.StaleCount = 0;
            answer.IsProven = answer.Challenge is not null;
        }
    }

    /// <summary>Adds credentials for every challenge met so far.</summary>
    public void Apply(SipRequest request)
    {
        foreach (Answer answer in _answers)
        {
            if (answer.Challenge is { } challenge)
            {
                request.Headers.Set(answer.CredentialsHeader, Credentials(challenge, request, ++answer.NonceCount));
            }
        }
    }

    private string Credentials(DigestChallenge challenge, SipRequest request, int count)
    {
        string uri = request.Uri.ToString();
        string clientNonce = RandomNumberGenerator.GetHexString(16, lowercase: true);
        string response = DigestResponse.Compute(challenge, username!, password!, request.Method.Name, uri, count, clientNonce);
        string text = $"Digest username={SipText.Quote(username!)}, realm={SipText.Quote(challenge.Realm)}, nonce={SipText.Quote(challenge.Nonce)}, "
            + $"uri=\"{uri}\", response=\"{response}\", algorithm={(challenge.Algorithm == DigestAlgorithm.Md5 ? "MD5" : "SHA-256")}";
        text += challenge.UsesQop ? $", qop=auth, nc={count:x8}, cnonce=\"{clientNonce}\"" : "";
        return challenge.Opaque is null ? text : $"{text}, opaque={SipText.Quote(challenge.Opaque)}";
    }

    private sealed class Answer(int status, string challengeHeader, string credentialsHeader)
    {
        public int Status => status;

        public string ChallengeHeader => challengeHeader;

        public string CredentialsHeader => credentialsHeader;

        public DigestChallenge? Challenge { get; set; }

        public int NonceCount { get; set; }

        public int StaleCount { get; set; }

        /// <summary>A request with these credentials was not refused for them.</summary>
        public bool IsProven { get; set; }
    }
}
