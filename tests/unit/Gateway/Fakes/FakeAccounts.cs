using System.Collections.Concurrent;
using CxBridge.Domain.Accounts;
using CxBridge.Domain.Ids;

namespace CxBridge.Tests.Unit.Gateway.Fakes;

/// <summary>People and keys in memory.</summary>
internal sealed class FakeAccounts : IAccountStore
{
    private readonly ConcurrentDictionary<string, User> _users = new();

    public ConcurrentDictionary<ApiKeyId, ApiKey> Keys { get; } = new();

    public Task<User?> FindUserAsync(string name, CancellationToken cancellationToken) => Task.FromResult(_users.GetValueOrDefault(name));

    public Task SaveUserAsync(User user, CancellationToken cancellationToken)
    {
        _users[user.Name] = user;
        return Task.CompletedTask;
    }

    public Task<bool> AnyUserAsync(CancellationToken cancellationToken) => Task.FromResult(!_users.IsEmpty);

    public Task<ApiKey?> FindKeyAsync(ApiKeyId id, CancellationToken cancellationToken) => Task.FromResult(Keys.GetValueOrDefault(id));

    public Task AddKeyAsync(ApiKey key, CancellationToken cancellationToken)
    {
        Keys[key.Id] = key;
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<ApiKey>> ListKeysAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ApiKey>>([.. Keys.Values]);

    public Task<bool> RevokeKeyAsync(ApiKeyId id, CancellationToken cancellationToken)
    {
        bool good = Keys.TryGetValue(id, out ApiKey? key) && key.RevokedAt is null;
        if (good)
        {
            Keys[id] = key! with { RevokedAt = DateTimeOffset.UnixEpoch };
        }
        return Task.FromResult(good);
    }
}
