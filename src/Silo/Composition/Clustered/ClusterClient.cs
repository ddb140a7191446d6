using Orleans.Configuration;
using Orleans.Dashboard;

namespace CxBridge.Silo.Composition;

/// <summary>A gateway: a client of the cell that hosts no grains, so that it can come and go without anybody noticing.</summary>
internal static class ClusterClient
{
    /// <summary>A silo that comes is known to a gateway no later than this. The default is a minute: whoever begins beside the control hosts would know none of them for so long.</summary>
    private static readonly TimeSpan s_lookAround = TimeSpan.FromSeconds(2);

    public static void Add(WebApplicationBuilder builder, ClusterSettings cluster, CellDatabase database)
    {
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster.ClusterId, cluster.ServiceId));
            client.Configure<TypeManagementOptions>(options => options.TypeMapRefreshInterval = s_lookAround);
            client.UseAdoNetClustering((AdoNetClusteringClientOptions options) => (options.Invariant, options.ConnectionString) = (ClusterSilo.Invariant, database.ConnectionString));
            client.UseConnectionRetryFilter<GatewayPatience>();
            client.AddDashboard();
        });
        builder.Services.AddHostedService<ControlPatience>();
    }
}
