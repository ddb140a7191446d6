using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Accounts;

/// <summary>Port: people and API keys.</summary>
public interface IAccountStore
{
    Task<User?> FindUserAsync(string name, CancellationToken cancellationToken);

    /// <summary>Adds a user, or replaces the one of that name.</summary>
    Task SaveUserAsync(User user, CancellationToken cancellationToken);

    Task<bool> AnyUserAsync(CancellationToken cancellationToken);

    Task<ApiKey?> FindKeyAsync(ApiKeyId id, CancellationToken cancellationToken);

    Task AddKeyAsync(ApiKey key, CancellationToken cancellationToken);

    Task<IReadOnlyList<ApiKey>> ListKeysAsync(CancellationToken cancellationToken);

    /// <returns>False when there is no such key or it was revoked before.</returns>
    Task<bool> RevokeKeyAsync(ApiKeyId id, CancellationToken cancellationToken);
}
