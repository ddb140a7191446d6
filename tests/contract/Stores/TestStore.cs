using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Outbox;
using CxBridge.Storage.Attempts;
using CxBridge.Storage.Compliance;
using CxBridge.Storage.Connections;
using CxBridge.Storage.Migrations;
using CxBridge.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace CxBridge.Tests.Contract.Stores;

/// <summary>The ports on one migrated database, in virtual time.</summary>
public sealed class TestStore : IAsyncDisposable
{
    private readonly Func<Task> _remove;
    private readonly ServiceProvider _services;

    private TestStore(ServiceProvider services, VirtualTime time, Func<Task> remove)
    {
        _services = services;
        _remove = remove;
        Time = time;
    }

    public VirtualTime Time { get; }

    public IDialStore Dial => Get<IDialStore>();

    public ICampaignStore Campaigns => Get<ICampaignStore>();

    public IContactStore Contacts => Get<IContactStore>();

    public IContactDesk Desk => Get<IContactDesk>();

    public ICallStore Calls => Get<ICallStore>();

    public IOutboxStore Outbox => Get<IOutboxStore>();

    internal IDatabase Database => Get<IDatabase>();

    public static async Task<TestStore> OpenAsync(Action<IServiceCollection> register, Func<Task> remove)
    {
        var time = new VirtualTime();
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton<TimeProvider>(time);
        register(services);
        var store = new TestStore(services.BuildServiceProvider(), time, remove);
        try
        {
            await store.Get<IStorageMigrator>().MigrateAsync(CancellationToken.None);
            return store;
        }
        catch
        {
            await store._services.DisposeAsync();
            throw;
        }
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>SQL of a test: what no port shows.</summary>
    internal Task<List<T>> QueryAsync<T>(string sql) => Database.WriteAsync(WriteClass.Relaxed, s => s.QueryScriptAsync<T>(sql), CancellationToken.None);

    /// <summary>The dial as a host sees it whose clock was set.</summary>
    public IDialStore DialBy(TimeSpan clockError) => new DialStore(Database, Get<CampaignLaws>(), new VirtualTime(Time.GetUtcNow() + clockError));

    public Task CloseAsync() => _services.DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await _remove();
    }
}
