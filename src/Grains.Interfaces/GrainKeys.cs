using CxBridge.Domain.Ids;

namespace CxBridge.Grains.Interfaces;

/// <summary>
/// Builds and reads every grain key. A key always begins with letters that are no hexadecimal digits and a colon: storage that reads keys as
/// hexadecimal or decimal numbers must never take two of them for one.
/// </summary>
public static class GrainKeys
{
    /// <summary>Shards of the outbox.</summary>
    public const int OutboxShards = 16;

    private const string CampaignPrefix = "camp:";
    private const string PartitionPrefix = "dp:";
    private const string CarrierPrefix = "car:";
    private const string SlotPrefix = "slot:";
    private const string OutboxPrefix = "out:";
    private const string AllocatorPrefix = "alloc:";
    private const string FleetPrefix = "fleet:";

    /// <summary>The one watchdog of the cell.</summary>
    public static string Watchdog => "wd:cell";

    public static string Campaign(CampaignId id) => CampaignPrefix + id.Value;

    public static CampaignId ParseCampaign(string key) => CampaignId.Parse(After(CampaignPrefix, key));

    public static string Partition(PartitionId id) => $"{PartitionPrefix}{id.Campaign.Value}:{id.Number}";

    public static PartitionId ParsePartition(string key)
    {
        string rest = After(PartitionPrefix, key);
        int colon = rest.LastIndexOf(':');
        return colon > 0 && int.TryParse(rest.AsSpan(colon + 1), out int number) && number >= 0
            ? new(CampaignId.Parse(rest[..colon]), number)
            : throw new FormatException($"'{key}' is not the key of a partition.");
    }

    public static string Carrier(CarrierId id) => CarrierPrefix + id.Value;

    public static CarrierId ParseCarrier(string key) => CarrierId.Parse(After(CarrierPrefix, key));

    /// <summary>A slot, pinned to its host by the key alone.</summary>
    public static string Slot(string hostName, int slot) => $"{SlotPrefix}{hostName}/{slot:00}";

    public static (string HostName, int Slot) ParseSlot(string key)
    {
        string rest = After(SlotPrefix, key);
        int slash = rest.LastIndexOf('/');
        return slash > 0 && int.TryParse(rest.AsSpan(slash + 1), out int slot)
            ? (rest[..slash], slot)
            : throw new FormatException($"'{key}' is not the key of a slot.");
    }

    public static string OutboxShard(int shard) => $"{OutboxPrefix}s{shard}";

    public static int ParseOutboxShard(string key) => int.Parse(After(OutboxPrefix, key).AsSpan(1));

    public static string Allocator(string pool) => AllocatorPrefix + pool;

    public static string FleetShard(string pool, int shard) => $"{FleetPrefix}{pool}:s{shard}";

    private static string After(string prefix, string key) => key.StartsWith(prefix, StringComparison.Ordinal)
        ? key[prefix.Length..]
        : throw new FormatException($"'{key}' does not begin with '{prefix}'.");
}
