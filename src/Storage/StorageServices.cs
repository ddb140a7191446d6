using System.Diagnostics.Metrics;
using CxBridge.Domain.Accounts;
using CxBridge.Domain.Attempts;
using CxBridge.Domain.Bots;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Carriers;
using CxBridge.Domain.Compliance;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Inbound;
using CxBridge.Domain.Outbox;
using CxBridge.Storage.Accounts;
using CxBridge.Storage.Attempts;
using CxBridge.Storage.Bots;
using CxBridge.Storage.Calls;
using CxBridge.Storage.Campaigns;
using CxBridge.Storage.Carriers;
using CxBridge.Storage.Compliance;
using CxBridge.Storage.Connections;
using CxBridge.Storage.Connections.Postgres;
using CxBridge.Storage.Connections.Sqlite;
using CxBridge.Storage.Connections.Watched;
using CxBridge.Storage.Contacts;
using CxBridge.Storage.Grains;
using CxBridge.Storage.Inbound;
using CxBridge.Storage.Migrations;
using CxBridge.Storage.Outbox;
using CxBridge.Storage.Recordings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CxBridge.Storage;

/// <summary>Registers the stores. Whoever starts the process awaits <see cref="IStorageMigrator.MigrateAsync"/> before the first use.</summary>
public static class StorageServices
{
    /// <summary>All ports of the store on one SQLite file.</summary>
    public static IServiceCollection AddSqliteStorage(this IServiceCollection services, Action<StorageOptions> configure) =>
        services.AddStorage(options =>
        {
            configure(options);
            options.Provider = StorageProvider.Sqlite;
        });

    /// <summary>All ports of the store on a PostgreSQL server.</summary>
    public static IServiceCollection AddPostgresStorage(this IServiceCollection services, Action<StorageOptions> configure) =>
        services.AddStorage(options =>
        {
            configure(options);
            options.Provider = StorageProvider.Postgres;
        });

    /// <summary>All ports of the store on what <see cref="StorageOptions.Provider"/> says.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, Action<StorageOptions> configure)
    {
        services.AddOptions<StorageOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new StorageMetrics(provider.GetService<IMeterFactory>()));
        services.AddSingleton<IDatabase>(provider =>
            ActivatorUtilities.CreateInstance<WatchedDatabase>(provider, Open(provider.GetRequiredService<IOptions<StorageOptions>>().Value)));
        services.AddSingleton<IStorageMigrator, StorageMigrator>();
        services.AddSingleton<CampaignLaws>();
        services.AddSingleton<IDialCheck, DialCheck>();
        services.AddSingleton<ISuppressionStore, SuppressionStore>();
        services.AddSingleton<IDialStore, DialStore>();
        services.AddSingleton<ICampaignStore, CampaignStore>();
        services.AddSingleton<IContactStore, ContactStore>();
        services.AddSingleton<IContactDesk, ContactDesk>();
        services.AddSingleton<ICallStore, CallStore>();
        services.AddSingleton<IOutboxStore, OutboxStore>();
        services.AddSingleton<ICarrierStore, CarrierStore>();
        services.AddSingleton<IInboundStore, InboundStore>();
        services.AddSingleton<IRouteStore, RouteStore>();
        services.AddSingleton<ICallerIdStore, CallerIdStore>();
        services.AddSingleton<ICallWayStore, CallWayStore>();
        services.AddSingleton<IBotStore, BotStore>();
        services.AddSingleton<IAccountStore, AccountStore>();
        services.AddSingleton<IGrainStateTable, GrainStateTable>();
        services.AddSingleton<IReminderRows, ReminderRows>();
        services.AddSingleton<IRecordingStore>(provider => new FolderRecordingStore(provider.GetRequiredService<IOptions<StorageOptions>>().Value.RecordingsPath));
        return services;
    }

    /// <summary>Recordings alone, for a process that has no business with the database.</summary>
    public static IServiceCollection AddRecordings(this IServiceCollection services, string folder) =>
        services.AddSingleton<IRecordingStore>(new FolderRecordingStore(folder));

    private static IDatabase Open(StorageOptions options) =>
        options.Provider == StorageProvider.Postgres ? new PostgresDatabase(options) : new SqliteDatabase(options);
}
