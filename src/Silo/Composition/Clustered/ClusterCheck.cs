using System.Net;
using CxBridge.Domain.Configuration;
using CxBridge.Storage;

namespace CxBridge.Silo.Composition;

/// <summary>What only a cluster can have wrong with its configuration. Reads texts, so that a value that cannot be read hides no other error. Pure.</summary>
internal static class ClusterCheck
{
    public static IEnumerable<ConfigurationError> Errors(IConfiguration configuration)
    {
        if (configuration["Storage:Provider"] is { } provider && !provider.Equals(nameof(StorageProvider.Postgres), StringComparison.OrdinalIgnoreCase))
        {
            yield return new ConfigurationError("Storage:Provider", $"the cluster edition cannot share {provider} between its processes", "Leave it out, or set it to Postgres.");
        }

        if (string.IsNullOrWhiteSpace(configuration["Storage:ConnectionString"]))
        {
            yield return new ConfigurationError(
                "Storage:ConnectionString", "is missing; all processes of a cell share one PostgreSQL", "Set it, such as Host=db;Database=cxbridge;Username=cxbridge.");
        }

        if (configuration["Cluster:AdvertisedAddress"] is { } address && (!IPAddress.TryParse(address, out IPAddress? parsed) || parsed.Equals(IPAddress.Any)))
        {
            yield return new ConfigurationError(
                "Cluster:AdvertisedAddress", $"'{address}' is not an address that others can reach", "Write this machine's own address, such as 10.0.0.7.");
        }

        if (configuration["Cluster:SiloPort"] is { } port && port == configuration["Cluster:GatewayPort"])
        {
            yield return new ConfigurationError("Cluster:GatewayPort", $"is {port}, as is Cluster:SiloPort", "Give each a port of its own.");
        }
    }
}
