using CxBridge.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CxBridge.Tests.Contract.Stores;

/// <summary>The suites' database in the private cluster, emptied for each test: they run one after the other, and emptying is much faster than creating.</summary>
public sealed class PostgresKind(PostgresCluster cluster) : IStoreKind
{
    public async Task<TestStore> CreateAsync()
    {
        await cluster.EmptyAsync();
        return await TestStore.OpenAsync(Register, () => Task.CompletedTask);
    }

    private void Register(IServiceCollection services) => services.AddPostgresStorage(o => o.ConnectionString = cluster.ConnectionString(PostgresCluster.Suites));
}
