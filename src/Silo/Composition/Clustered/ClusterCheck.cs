using System.Net;
using CxBridge.Domain.Configuration;
using CxBridge.Storage;

namespace CxBridge.Silo.Composition;

/// <summary>What only a cluster can have wrong with its configuration. Pure.</summary>
internal static class ClusterCheck
{
    public static IEnumerable<ConfigurationError> Errors(ClusterSettings cluster, StorageOptions storage)
    {
        if (storage.Provider != StorageProvider.Postgres)
        {
            yield return new ConfigurationError(
                "Storage:Provider", $"the cluster edition cannot share {storage.Provider} between its processes", "Leave it out, or set it to Postgres.");
        }

        if (string.IsNullOrWhiteSpace(storage.ConnectionString))
        {
            yield return new ConfigurationError(
                "Storage:ConnectionString", "is missing; all processes of a cell share one PostgreSQL", "Set it, such as Host=db;Database=cxbridge;Username=cxbridge.");
        }

        if (cluster.AdvertisedAddress is { } address && (!IPAddress.TryParse(address, out IPAddress? parsed) || parsed.Equals(IPAddress.Any)))
        {
            yield return new ConfigurationError(
                "Cluster:AdvertisedAddress", $"'{address}' is not an address that others can reach", "Write this machine's own address, such as 10.0.0.7.");
        }

        if (cluster.SiloPort == cluster.GatewayPort)
        {
            yield return new ConfigurationError("Cluster:GatewayPort", $"is {cluster.GatewayPort}, as is Cluster:SiloPort", "Give each a port of its own.");
        }
    }
}
