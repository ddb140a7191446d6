namespace CxBridge.Tests.Contract.Stores;

/// <summary>A suite that every database must pass; one empty database a test.</summary>
public abstract class StoreContract(IStoreKind kind) : IAsyncLifetime
{
    protected static CancellationToken None => CancellationToken.None;

    protected TestStore Store { get; private set; } = null!;

    public async Task InitializeAsync() => Store = await kind.CreateAsync();

    public async Task DisposeAsync() => await Store.DisposeAsync();
}
