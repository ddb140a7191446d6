using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Fleet;

/// <summary>
/// Which shard of the registry a host reports to: rendezvous hashing (Thaler and Ravishankar, 1998). Everybody computes the same shard from the
/// host's name alone, and one shard more moves only those hosts that it wins.
/// </summary>
public static class FleetShards
{
    /// <summary>The shard with the highest weight for that host.</summary>
    /// <param name="hostName">The host's name, stable over restarts.</param>
    /// <param name="shards">How many shards there are.</param>
    public static int Of(string hostName, int shards)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(shards, 1);
        ulong host = StableHash.Of(hostName);
        int best = 0;
        ulong highest = 0;
        for (int shard = 0; shard < shards; shard++)
        {
            ulong weight = Mix(host ^ Mix((ulong)shard + 1));
            if (weight > highest)
            {
                (best, highest) = (shard, weight);
            }
        }

        return best;
    }

    // The finaliser of SplitMix64: names that differ in their last digit only must not end in neighbouring weights.
    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
