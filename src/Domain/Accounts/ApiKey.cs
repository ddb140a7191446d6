using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Accounts;

/// <summary>A key for the REST interface.</summary>
/// <param name="Id">Id; also the first part of the key as given out.</param>
/// <param name="Name">For people.</param>
/// <param name="SecretHash">SHA-256 of the secret part, in hexadecimal.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="RevokedAt">When it was revoked, or null.</param>
public sealed record ApiKey(ApiKeyId Id, string Name, string SecretHash, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt);
