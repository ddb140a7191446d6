using CxBridge.Grains.Interfaces.Campaigns;
using CxBridge.Silo.Verbs;
using Orleans.Metadata;

namespace CxBridge.Silo.Composition;

/// <summary>
/// A gateway is ready when it knows a control host. It learns who offers which grains from the one silo that it reached first, and that one may know of no
/// other yet, or carry calls only: every command would be answered with an error until it asks again.
/// </summary>
internal sealed class ControlPatience(
    ClusterSettings cluster, GrainInterfaceTypeResolver interfaces, GrainInterfaceTypeToGrainTypeResolver grains, TimeProvider time) : IHostedService
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(200);

    /// <exception cref="VerbFailedException">No control host in time.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        GrainInterfaceType campaigns = interfaces.GetGrainInterfaceType(typeof(ICampaignGrain));
        long began = time.GetTimestamp();
        while (!grains.TryGetGrainType(campaigns, out _))
        {
            if (time.GetElapsedTime(began) > cluster.JoinPatience)
            {
                throw new VerbFailedException($"No control host of the cell '{cluster.ClusterId}' answers, only others. Start one with Cluster:Role=Control first");
            }

            await Task.Delay(s_look, time, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
