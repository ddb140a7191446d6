using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Carriers.Routing;

/// <summary>In which order a call tries the trunks of a carrier. Pure.</summary>
public static class TrunkOrder
{
    /// <summary>By priority; those with the same one begin at a place that the attempt's id chooses, so that calls spread over them; always the same for the same attempt.</summary>
    public static IEnumerable<Trunk> For(Carrier carrier, AttemptId attempt) => carrier.Trunks.GroupBy(t => t.Priority).OrderBy(g => g.Key).SelectMany(equal =>
    {
        Trunk[] trunks = [.. equal];
        int first = trunks.Length == 1 ? 0 : (int)(StableHash.Of(attempt.Value) % (uint)trunks.Length);
        return trunks[first..].Concat(trunks[..first]);
    });
}
