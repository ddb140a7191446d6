using CxBridge.Domain.Accounts;
using CxBridge.Domain.Ids;
using CxBridge.Storage.Connections;
using CxBridge.Storage.Text;

namespace CxBridge.Storage.Accounts;

/// <summary>People and API keys in either database.</summary>
internal sealed class AccountStore(IDatabase database, TimeProvider time) : IAccountStore
{
    public async Task<User?> FindUserAsync(string name, CancellationToken cancellationToken) =>
        (await database.ReadAsync(s => s.FirstAsync<UserRow>("Accounts/find_user", new { name }), cancellationToken))?.ToUser();

    public Task SaveUserAsync(User user, CancellationToken cancellationToken)
    {
        var arguments = new { id = user.Id.Value, name = user.Name, passwordHash = user.PasswordHash };
        return database.WriteAsync(WriteClass.Durable, s => s.ExecuteAsync("Accounts/save_user", arguments), cancellationToken);
    }

    public async Task<bool> AnyUserAsync(CancellationToken cancellationToken) =>
        await database.ReadAsync(s => s.FirstAsync<int>("Accounts/any_user"), cancellationToken) > 0;

    public async Task<ApiKey?> FindKeyAsync(ApiKeyId id, CancellationToken cancellationToken) =>
        (await database.ReadAsync(s => s.FirstAsync<KeyRow>("Accounts/find_key", new { id = id.Value }), cancellationToken))?.ToKey();

    public Task AddKeyAsync(ApiKey key, CancellationToken cancellationToken)
    {
        var arguments = new
        {
            id = key.Id.Value,
            name = key.Name,
            secretHash = key.SecretHash,
            createdAt = key.CreatedAt.ToMicroseconds(),
            revokedAt = key.RevokedAt?.ToMicroseconds(),
        };
        return database.WriteAsync(WriteClass.Durable, s => s.ExecuteAsync("Accounts/add_key", arguments), cancellationToken);
    }

    public async Task<IReadOnlyList<ApiKey>> ListKeysAsync(CancellationToken cancellationToken) =>
        (await database.ReadAsync(s => s.QueryAsync<KeyRow>("Accounts/list_keys"), cancellationToken)).ConvertAll(r => r.ToKey());

    public async Task<bool> RevokeKeyAsync(ApiKeyId id, CancellationToken cancellationToken)
    {
        var arguments = new { id = id.Value, now = time.Now() };
        return await database.WriteAsync(WriteClass.Durable, s => s.ExecuteAsync("Accounts/revoke_key", arguments), cancellationToken) > 0;
    }

    private sealed class UserRow
    {
        public string Id { get; init; } = "";

        public string Name { get; init; } = "";

        public string PasswordHash { get; init; } = "";

        public User ToUser() => new(new(Id), Name, PasswordHash);
    }

    private sealed class KeyRow
    {
        public string Id { get; init; } = "";

        public string Name { get; init; } = "";

        public string SecretHash { get; init; } = "";

        public long CreatedAt { get; init; }

        public long? RevokedAt { get; init; }

        public ApiKey ToKey() =>
            new(new(Id), Name, SecretHash, UnixMicroseconds.Time(CreatedAt), RevokedAt is { } at ? UnixMicroseconds.Time(at) : null);
    }
}
