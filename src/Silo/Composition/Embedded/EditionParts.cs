using CxBridge.Domain.Attempts;
using CxBridge.Domain.Configuration;
using CxBridge.Grains.Fleet;
using CxBridge.Silo.Adapters;
using Orleans.Runtime.Hosting;

namespace CxBridge.Silo.Composition;

/// <summary>What the embedded edition puts in the place of a cluster: one process that does everything.</summary>
internal static class EditionParts
{
    /// <summary>As the build calls it.</summary>
    public const string Name = "Embedded";

    /// <summary>Sections of the configuration that only this edition has.</summary>
    public static IReadOnlyDictionary<string, Type> Sections { get; } = new Dictionary<string, Type>();

    /// <summary>Settings whose default is this edition's own.</summary>
    public static IReadOnlyDictionary<string, string?> Defaults { get; } = new Dictionary<string, string?>();

    /// <summary>Errors that only this edition can have.</summary>
    public static IEnumerable<ConfigurationError> Check(IConfiguration configuration) => configuration.GetSection("Cluster").Exists()
        ? [new ConfigurationError("Cluster", "this is the embedded edition, which is one process", "Build with -p:Edition=Cluster, or leave the section out.")]
        : [];

    public static HostRole Role(IConfiguration configuration) => HostRole.All;

    /// <summary>The grain runtime.</summary>
    public static void AddGrains(WebApplicationBuilder builder) => builder.UseOrleans(silo =>
    {
        silo.UseLocalhostClustering();
        silo.AddPlacementDirector<PinnedToHostPlacement, OnlyHostDirector>();
        silo.AddReminders();
        silo.Services.AddSingleton<IReminderTable, ReminderTable>();
        silo.Services.AddGrainStorage("Default", (provider, _) => ActivatorUtilities.CreateInstance<GrainStateStorage>(provider));
    });

    /// <summary>Pages of the runtime's own.</summary>
    public static void MapPages(WebApplication app)
    {
        // The embedded runtime has none.
    }

    /// <summary>Whatever must be true of the database before this process joins in.</summary>
    /// <remarks>The folder is this process's alone, so whoever holds a lease is dead: dialling goes on at once and not when the lease ends.</remarks>
    public static Task JoinAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<IDialStore>().EndLeasesAsync(cancellationToken);

    /// <summary>Runs something that no two processes of a cell may do at once.</summary>
    public static Task<T> AloneAsync<T>(IServiceProvider services, Func<Task<T>> work, CancellationToken cancellationToken) => work();

    /// <summary>What a person can do about a failed start; null where this edition knows nothing of it.</summary>
    public static string? Explain(Exception problem) => null;
}
