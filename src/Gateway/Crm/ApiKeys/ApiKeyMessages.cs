using CxBridge.Domain.Accounts;

namespace CxBridge.Gateway.Crm.ApiKeys;

/// <summary>Body of a new key.</summary>
internal sealed record NewApiKey(string? Name);

/// <summary>A key without its secret.</summary>
internal sealed record ApiKeyView(ApiKeyId Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt)
{
    public static ApiKeyView Of(ApiKey k) => new(k.Id, k.Name, k.CreatedAt, k.RevokedAt);
}

/// <summary>A key just made.</summary>
/// <param name="Key">What is listed from now on.</param>
/// <param name="Token">Shown this once: send it as <c>Authorization: Bearer</c>.</param>
internal sealed record ApiKeyMade(ApiKeyView Key, string Token);
