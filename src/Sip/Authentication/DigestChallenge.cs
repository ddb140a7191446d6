using CxBridge.Sip.Messages;

namespace CxBridge.Sip.Authentication;

/// <summary>One Digest challenge that we can answer (RFC 7616, RFC 8760).</summary>
/// <param name="Realm">Protection space, shown to nobody.</param>
/// <param name="Nonce">Server's number.</param>
/// <param name="Opaque">Returned as it is, or null.</param>
/// <param name="Algorithm">MD5 when the challenge names none.</param>
/// <param name="UsesQop">Whether qop=auth is offered; without it the form of RFC 2069 is used.</param>
/// <param name="Stale">The credentials were right and only the nonce was old.</param>
internal sealed record DigestChallenge(string Realm, string Nonce, string? Opaque, DigestAlgorithm Algorithm, bool UsesQop, bool Stale)
{
    /// <returns>Null when it is not Digest, not whole, or wants what we do not have (auth-int, SHA-512/256, -sess).</returns>
    public static DigestChallenge? Read(string headerValue)
    {
        string text = headerValue.Trim();
        if (!text.StartsWith("Digest ", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string item in SipText.SplitList(text[7..]))
        {
            int equals = item.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                fields[item[..equals].Trim()] = SipText.Unquote(item[(equals + 1)..].Trim());
            }
        }

        DigestAlgorithm? algorithm = fields.GetValueOrDefault("algorithm")?.ToUpperInvariant() switch
        {
            null or "MD5" => DigestAlgorithm.Md5,
            "SHA-256" => DigestAlgorithm.Sha256,
            _ => null,
        };
        string? qop = fields.GetValueOrDefault("qop");
        bool auth = qop?.Split(',').Any(option => option.Trim().Equals("auth", StringComparison.OrdinalIgnoreCase)) ?? false;
        if (algorithm is null || (qop is not null && !auth) || !fields.TryGetValue("realm", out string? realm) || !fields.TryGetValue("nonce", out string? nonce))
        {
            return null;
        }

        bool stale = fields.GetValueOrDefault("stale")?.Equals("true", StringComparison.OrdinalIgnoreCase) ?? false;
        return new DigestChallenge(realm, nonce, fields.GetValueOrDefault("opaque"), algorithm.Value, auth, stale);
    }
}
