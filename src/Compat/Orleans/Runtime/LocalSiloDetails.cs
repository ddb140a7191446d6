using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime;

internal sealed class LocalSiloDetails : ILocalSiloDetails
{
    private static readonly DateTimeOffset s_generationEpoch = new(2022, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public LocalSiloDetails(
        IOptions<SiloOptions> silo, IOptions<ClusterOptions> cluster, IOptions<EndpointOptions> endpoint, TimeProvider time)
    {
        // Whole seconds since an epoch of its own: a later start at the same endpoint has a higher generation.
        var generation = (int)(time.GetUtcNow() - s_generationEpoch).TotalSeconds;
        Name = silo.Value.SiloName;
        ClusterId = cluster.Value.ClusterId;
        DnsHostName = Environment.MachineName;
        SiloAddress = SiloAddress.New(endpoint.Value.AdvertisedIPAddress, endpoint.Value.SiloPort, generation);
        GatewayAddress = SiloAddress.New(endpoint.Value.AdvertisedIPAddress, endpoint.Value.GatewayPort, generation);
    }

    public string Name { get; }

    public string ClusterId { get; }

    public string DnsHostName { get; }

    public SiloAddress SiloAddress { get; }

    public SiloAddress GatewayAddress { get; }
}
