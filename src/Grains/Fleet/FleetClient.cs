using CxBridge.Domain.Fleet;
using CxBridge.Domain.Ids;
using CxBridge.Grains.Interfaces;
using CxBridge.Grains.Interfaces.Fleet;
using Microsoft.Extensions.Options;

namespace CxBridge.Grains.Fleet;

/// <summary>
/// The registry as its callers see it: one fleet, whatever the number of shards. One a process; thread-safe.
/// <code>
/// 1 look      the shards' summaries, at most a second old; once more at once when they say that nothing is free
/// 2 choose    of two shards the freer one
/// 3 reserve   under an id of the request; an answer that got lost is asked for again under the same id
/// 4 go on     with another shard while something is missing
/// </code>
/// </summary>
public sealed class FleetClient(IGrainFactory grains, IOptions<FleetOptions> options, TimeProvider time) : IFleet
{
    private static readonly TimeSpan SummaryLife = TimeSpan.FromSeconds(1);

    private readonly int _shards = options.Value.Shards;
    private readonly string _pool = options.Value.Pool;
    private readonly ShardPicker _slots = new(new Random());
    private readonly ShardPicker _lines = new(new Random());
    private readonly Lock _lock = new();
    private long? _lookedAt;

    /// <summary>How many shards there are.</summary>
    public int Shards => _shards;

    /// <summary>The shard that a host reports to.</summary>
    public IFleetShardGrain ShardOf(string hostName) => Shard(FleetShards.Of(hostName, _shards));

    /// <summary>One of the shards.</summary>
    public IFleetShardGrain Shard(int number) => grains.GetGrain<IFleetShardGrain>(GrainKeys.FleetShard(_pool, number));

    /// <summary>Reserves at most <paramref name="count"/> slots, or lines, for 5 s.</summary>
    public async Task<IReadOnlyList<SlotGrant>> ReserveAsync(int count, PlaceKind kind = PlaceKind.Slot)
    {
        ShardPicker picker = kind == PlaceKind.Line ? _lines : _slots;
        var granted = new List<SlotGrant>();
        long? began = null;
        while (granted.Count < count)
        {
            if (await PickAsync(picker, began) is not { } shard)
            {
                break;
            }

            began ??= time.GetTimestamp();
            int wanted = count - granted.Count;
            SlotReservation given = await AskAsync(Shard(shard), wanted, kind);
            granted.AddRange(given.Grants);
            lock (_lock)
            {
                picker.Gave(shard, wanted, given.Grants.Length);
            }
        }

        return granted;
    }

    /// <summary>Gives back what was not used.</summary>
    public Task ReleaseAsync(IEnumerable<SlotGrant> unused) => Task.WhenAll(unused
        .GroupBy(grant => FleetShards.Of(grant.Host, _shards))
        .Select(shard => Shard(shard.Key).Release(new SlotReservation([.. shard]))));

    /// <summary>Capacity of the whole fleet now.</summary>
    public async Task<FleetSummary> SummaryAsync()
    {
        FleetSummary[] all = await LookAsync();
        return new(all.Sum(s => s.Hosts), all.Sum(s => s.Slots), all.Sum(s => s.Free), all.Sum(s => s.Expired))
        {
            Lines = all.Sum(s => s.Lines),
            FreeLines = all.Sum(s => s.FreeLines),
        };
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<HostReport>> HostsAsync(CancellationToken cancellationToken)
    {
        FleetHosts[] all = await Task.WhenAll(Enumerable.Range(0, _shards).Select(shard => Shard(shard).Hosts())).WaitAsync(cancellationToken);
        return [.. all.SelectMany(shard => shard.Hosts)
            .Select(beat => beat.ToReport())
            .OrderBy(h => h.Host.Name, StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public Task<bool> OrderAsync(string hostName, HostOrder order, CancellationToken cancellationToken) =>
        ShardOf(hostName).Order(hostName, order).WaitAsync(cancellationToken);

    private static async Task<SlotReservation> AskAsync(IFleetShardGrain shard, int count, PlaceKind kind)
    {
        var request = Guid.NewGuid();
        Task<SlotReservation> Ask() => kind == PlaceKind.Line ? shard.ReserveLines(request, count) : shard.Reserve(request, count);
        try
        {
            return await Ask();
        }
        catch (TimeoutException)
        {
            return await Ask();
        }
    }

    // A request that finds nothing looks once itself: a slot may have become free since the last look.
    private async Task<int?> PickAsync(ShardPicker picker, long? began)
    {
        if (IsOld())
        {
            await LookAsync();
        }

        int? picked = Pick(picker);
        if (picked is null && began is null)
        {
            await LookAsync();
            picked = Pick(picker);
        }

        return picked;
    }

    private bool IsOld()
    {
        lock (_lock)
        {
            return _lookedAt is not { } at || time.GetElapsedTime(at) > SummaryLife;
        }
    }

    private int? Pick(ShardPicker picker)
    {
        lock (_lock)
        {
            return picker.Pick();
        }
    }

    private async Task<FleetSummary[]> LookAsync()
    {
        FleetSummary[] all = await Task.WhenAll(Enumerable.Range(0, _shards).Select(shard => Shard(shard).Summary()));
        lock (_lock)
        {
            _slots.Learn([.. all.Select(s => s.Free)]);
            _lines.Learn([.. all.Select(s => s.FreeLines)]);
            _lookedAt = time.GetTimestamp();
        }

        return all;
    }
}
