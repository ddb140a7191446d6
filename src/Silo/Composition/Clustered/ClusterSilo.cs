using CxBridge.Grains.Fleet;
using CxBridge.Media;
using CxBridge.Silo.Hosting;
using Orleans.Configuration;
using Orleans.Dashboard;

namespace CxBridge.Silo.Composition;

/// <summary>A silo of the cell: a control host, a media host, or both in one.</summary>
internal static class ClusterSilo
{
    /// <summary>The name by which Orleans knows Npgsql.</summary>
    public const string Invariant = "Npgsql";

    /// <summary>Every silo tells every other its load: a cell of 100 hosts at the default of 1 s would send 10,000 messages a second.</summary>
    private static readonly TimeSpan s_loadPublishing = TimeSpan.FromSeconds(15);

    /// <summary>By which name the others of the cell know this process.</summary>
    public static string HostName(IConfiguration configuration) => configuration["Media:HostName"] ?? new MediaOptions().HostName;

    public static void Add(WebApplicationBuilder builder, ClusterSettings cluster, CellDatabase database)
    {
        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster.ClusterId, cluster.ServiceId));
            silo.ConfigureEndpoints(OwnAddress.Of(cluster), cluster.SiloPort, cluster.GatewayPort);
            silo.UseAdoNetClustering((AdoNetClusteringSiloOptions options) => (options.Invariant, options.ConnectionString) = (Invariant, database.ConnectionString));
            GrainStores.Add(silo, cluster, database);
            silo.UseAdoNetReminderService((AdoNetReminderTableOptions options) => (options.Invariant, options.ConnectionString) = (Invariant, database.ConnectionString));
            silo.Configure<DeploymentLoadPublisherOptions>(options => options.DeploymentLoadPublisherRefreshTime = s_loadPublishing);

            // A slot's key names its host, so the silo has to bear the host's name.
            silo.Configure<SiloOptions>(options => options.SiloName = HostName(builder.Configuration));
            silo.AddPlacementDirector<PinnedToHostPlacement, PinnedToHostDirector>();
            silo.Services.PostConfigure<GrainTypeOptions>(options => RoleGrains.Keep(options, cluster.Role));
            silo.AddDashboard();
        });
        if (cluster.Role.Controls())
        {
            builder.Services.AddHostedService<MembershipWatch>();
            builder.Services.AddHostedService<LostHostWatch>();
        }
    }
}
