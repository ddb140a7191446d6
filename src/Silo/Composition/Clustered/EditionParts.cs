using CxBridge.Domain.Configuration;
using CxBridge.Storage;
using Orleans.Dashboard;

namespace CxBridge.Silo.Composition;

/// <summary>The cluster edition: Orleans itself, with PostgreSQL for membership, grain states and reminders.</summary>
internal static class EditionParts
{
    /// <summary>As the build calls it.</summary>
    public const string Name = "Cluster";

    /// <summary>Sections of the configuration that only this edition has.</summary>
    public static IReadOnlyDictionary<string, Type> Sections { get; } = new Dictionary<string, Type> { [ClusterSettings.Section] = typeof(ClusterSettings) };

    /// <summary>Settings whose default is this edition's own.</summary>
    public static IReadOnlyDictionary<string, string?> Defaults { get; } = new Dictionary<string, string?> { ["Storage:Provider"] = nameof(StorageProvider.Postgres) };

    /// <summary>Errors that only this edition can have.</summary>
    public static IEnumerable<ConfigurationError> Check(IConfiguration configuration) => ClusterCheck.Errors(configuration);

    public static HostRole Role(IConfiguration configuration) => Cluster(configuration).Role;

    /// <summary>The grain runtime.</summary>
    public static void AddGrains(WebApplicationBuilder builder)
    {
        ClusterSettings cluster = Cluster(builder.Configuration);
        var database = new CellDatabase(
            cluster, cluster.ConnectionString ?? builder.Configuration["Storage:ConnectionString"]!, ClusterSilo.HostName(builder.Configuration), TimeProvider.System);
        builder.Services.AddSingleton(cluster);
        builder.Services.AddSingleton(_ => database);
        builder.Services.AddSingleton<CellMetrics>();
        builder.Services.AddHostedService<CellWatch>();
        if (cluster.Role == HostRole.Gateway)
        {
            ClusterClient.Add(builder, cluster, database);
        }
        else
        {
            ClusterSilo.Add(builder, cluster, database);
        }
    }

    /// <summary>The runtime's own pages, behind the console's sign-in: they have none of their own.</summary>
    public static void MapPages(WebApplication app) => app.MapOrleansDashboard("/dashboard").RequireAuthorization();

    /// <summary>Whatever must be true of the database and the network before this process joins in.</summary>
    public static async Task JoinAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        ClusterSettings cluster = services.GetRequiredService<ClusterSettings>();
        await services.GetRequiredService<CellDatabase>().JoinAsync(cancellationToken);
        if (cluster.Role != HostRole.Gateway)
        {
            SiloPorts.Require(cluster);
        }
    }

    /// <summary>Runs something that no two processes of a cell may do at once.</summary>
    public static Task<T> AloneAsync<T>(IServiceProvider services, Func<Task<T>> work, CancellationToken cancellationToken) =>
        services.GetRequiredService<CellDatabase>().AloneAsync(work, cancellationToken);

    /// <summary>What a person can do about a failed start; null where this edition knows nothing of it.</summary>
    public static string? Explain(Exception problem) => problem is SiloUnavailableException or Orleans.Runtime.OrleansException { InnerException: SiloUnavailableException }
        ? "No silo of the cell answers. Start a control host first, and check that Cluster:ClusterId and Storage:ConnectionString are the cell's"
        : null;

    private static ClusterSettings Cluster(IConfiguration configuration) => configuration.GetSection(ClusterSettings.Section).Get<ClusterSettings>() ?? new ClusterSettings();
}
