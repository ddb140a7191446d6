using Orleans.Configuration;
using Orleans.Dashboard;

namespace CxBridge.Silo.Composition;

/// <summary>A gateway: a client of the cell that hosts no grains, so that it can come and go without anybody noticing.</summary>
internal static class ClusterClient
{
    public static void Add(WebApplicationBuilder builder, ClusterSettings cluster, CellDatabase database) => builder.UseOrleansClient(client =>
    {
        client.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster.ClusterId, cluster.ServiceId));
        client.UseAdoNetClustering((AdoNetClusteringClientOptions options) => (options.Invariant, options.ConnectionString) = (ClusterSilo.Invariant, database.ConnectionString));
        client.UseConnectionRetryFilter<GatewayPatience>();
        client.AddDashboard();
    });
}
