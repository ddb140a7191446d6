using CxBridge.Domain.Accounts;
using CxBridge.Domain.Ids;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.Settings;

public abstract class AccountContract(IStoreKind kind) : StoreContract(kind)
{
    private IAccountStore Accounts => Store.Get<IAccountStore>();

    [Fact]
    public async Task SaveUser_AddsOrReplacesByName()
    {
        Assert.False(await Accounts.AnyUserAsync(None));
        await Accounts.SaveUserAsync(new(UserId.New(Store.Time), "ada", "hash-1"), None);
        User second = new(UserId.New(Store.Time), "ada", "hash-2");
        await Accounts.SaveUserAsync(second, None);

        Assert.Equal(second, await Accounts.FindUserAsync("ada", None));
        Assert.Null(await Accounts.FindUserAsync("Ada", None));
        Assert.True(await Accounts.AnyUserAsync(None));
    }

    [Fact]
    public async Task RevokeKey_WorksOnce()
    {
        ApiKey key = new(ApiKeyId.New(Store.Time), "crm", "5e88", Store.Time.GetUtcNow(), null);
        await Accounts.AddKeyAsync(key, None);
        Assert.Equal(key, await Accounts.FindKeyAsync(key.Id, None));
        Store.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(await Accounts.RevokeKeyAsync(key.Id, None));
        Assert.False(await Accounts.RevokeKeyAsync(key.Id, None));
        Assert.False(await Accounts.RevokeKeyAsync(ApiKeyId.New(Store.Time), None));
        Assert.Equal(key with { RevokedAt = Store.Time.GetUtcNow() }, Assert.Single(await Accounts.ListKeysAsync(None)));
    }
}
