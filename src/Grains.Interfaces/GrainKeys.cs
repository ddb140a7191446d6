using CxBridge.Domain.Fleet;
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
    private const string CallerIdsPrefix = "pool:";
    private const string SlotPrefix = "slot:";
    private const string LinePrefix = "line:";
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

    public static string CallerIds(CallerIdPoolId id) => CallerIdsPrefix + id.Value;

    public static CallerIdPoolId ParseCallerIds(string key) => CallerIdPoolId.Parse(After(CallerIdsPrefix, key));

    /// <summary>A slot, pinned to its host by the key alone.</summary>
    public static string Slot(string hostName, int slot) => Place(PlaceKind.Slot, hostName, slot);

    /// <summary>A slot or a line, pinned to its host by the key alone.</summary>
    public static string Place(PlaceKind kind, string hostName, int number) => $"{(kind == PlaceKind.Line ? LinePrefix : SlotPrefix)}{hostName}/{number:00}";

    public static (PlaceKind Kind, string HostName, int Number) ParsePlace(string key)
    {
        PlaceKind kind = key.StartsWith(LinePrefix, StringComparison.Ordinal) ? PlaceKind.Line : PlaceKind.Slot;
        string rest = After(kind == PlaceKind.Line ? LinePrefix : SlotPrefix, key);
        int slash = rest.LastIndexOf('/');
        return slash > 0 && int.TryParse(rest.AsSpan(slash + 1), out int number)
            ? (kind, rest[..slash], number)
            : throw new FormatException($"'{key}' is not the key of a slot or a line.");
    }

    public static string OutboxShard(int shard) => $"{OutboxPrefix}s{shard}";

    public static int ParseOutboxShard(string key) => int.Parse(After(OutboxPrefix, key).AsSpan(1));

    public static string Allocator(string pool) => AllocatorPrefix + pool;

    public static string FleetShard(string pool, int shard) => $"{FleetPrefix}{pool}:s{shard}";

    private static string After(string prefix, string key) => key.StartsWith(prefix, StringComparison.Ordinal)
        ? key[prefix.Length..]
        : throw new FormatException($"'{key}' does not begin with '{prefix}'.");
}
