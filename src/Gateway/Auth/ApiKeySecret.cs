using System.Security.Cryptography;
using System.Text;
using CxBridge.Domain.Accounts;

namespace CxBridge.Gateway.Auth;

/// <summary>The key as given out once, <c>key_xxx.secret</c>; only a hash of the secret is kept. The secret is 256 random bits, so a fast
/// hash is enough: there is nothing to guess.</summary>
internal static class ApiKeySecret
{
    private const int SecretBytes = 32;

    public static (ApiKey Key, string Token) Make(string name, TimeProvider time)
    {
        string secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        var key = new ApiKey(ApiKeyId.New(time), name, Hash(secret), time.GetUtcNow(), null);
        return (key, $"{key.Id}.{secret}");
    }

    public static bool TrySplit(string token, out ApiKeyId id, out string secret)
    {
        int dot = token.IndexOf('.', StringComparison.Ordinal);
        secret = dot < 0 ? "" : token[(dot + 1)..];
        id = default;
        return dot > 0 && secret.Length > 0 && ApiKeyId.TryParse(token[..dot], null, out id);
    }

    public static bool Matches(ApiKey key, string secret) => key.RevokedAt is null
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(key.SecretHash.ToUpperInvariant()), Encoding.ASCII.GetBytes(Hash(secret)));

    private static string Hash(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
