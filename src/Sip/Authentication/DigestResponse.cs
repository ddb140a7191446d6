using System.Security.Cryptography;
using System.Text;

namespace CxBridge.Sip.Authentication;

/// <summary>The arithmetic of RFC 7616 section 3.4.</summary>
internal static class DigestResponse
{
    /// <param name="challenge">What is answered.</param>
    /// <param name="username">User name.</param>
    /// <param name="password">Secret.</param>
    /// <param name="method">Request method.</param>
    /// <param name="uri">Request-URI as it is in the digest-uri field.</param>
    /// <param name="nonceCount">Uses of the nonce, from 1.</param>
    /// <param name="clientNonce">Our own number.</param>
    /// <returns>Lower-case hexadecimal digits.</returns>
    public static string Compute(DigestChallenge challenge, string username, string password, string method, string uri, int nonceCount, string clientNonce)
    {
        string secret = Hash(challenge.Algorithm, $"{username}:{challenge.Realm}:{password}");
        string action = Hash(challenge.Algorithm, $"{method}:{uri}");
        return challenge.UsesQop
            ? Hash(challenge.Algorithm, $"{secret}:{challenge.Nonce}:{nonceCount:x8}:{clientNonce}:auth:{action}")
            : Hash(challenge.Algorithm, $"{secret}:{challenge.Nonce}:{action}");
    }

    private static string Hash(DigestAlgorithm algorithm, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
#pragma warning disable CA5351 // MD5 is what most carriers' challenges ask for (RFC 8760 section 2.1); SHA-256 is preferred when offered.
        byte[] hash = algorithm == DigestAlgorithm.Md5 ? MD5.HashData(bytes) : SHA256.HashData(bytes);
#pragma warning restore CA5351
        return Convert.ToHexStringLower(hash);
    }
}
