using System.Collections.Immutable;
using CxBridge.Grains.Interfaces.Carriers;

namespace CxBridge.Grains.Carriers;

/// <summary>What hosts found at the trunks of a carrier; who has not reported for ten minutes is forgotten.</summary>
internal sealed class ProbeBoard
{
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, (TrunkProbes Probes, TimeSpan At)> _hosts = [];

    public void Put(TimeSpan now, TrunkProbes probes) => _hosts[probes.Host] = (probes, now);

    public ImmutableArray<HostProbe> Of(TimeSpan now, string trunk) =>
    [
        .. _hosts.Values.Where(h => now - h.At < Memory).OrderBy(h => h.Probes.Host, StringComparer.Ordinal)
            .SelectMany(h => h.Probes.Trunks.Where(p => p.Trunk == trunk).Select(p => new HostProbe(h.Probes.Host, p))),
    ];
}
