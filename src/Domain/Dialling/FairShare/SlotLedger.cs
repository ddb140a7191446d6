namespace CxBridge.Domain.Dialling.FairShare;

/// <summary>
/// Who wants slots of a pool, as campaigns last said: each asks at its own tick, so the demands of the others are remembered for some ticks.
/// What one is given counts as held by it at once, before its calls can be seen. In memory only; the caller serialises.
/// </summary>
/// <typeparam name="TKey">Identifies a campaign.</typeparam>
public sealed class SlotLedger<TKey>
    where TKey : notnull
{
    /// <summary>A campaign that has not asked for so long wants nothing: three ticks.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromSeconds(6);

    private readonly Dictionary<TKey, Entry> _entries = [];

    /// <summary>Campaigns that want slots, as far as remembered.</summary>
    public int Count => _entries.Count;

    /// <summary>A campaign asks; it gets its share of what is free.</summary>
    /// <param name="now">Monotonic time.</param>
    /// <param name="key">Who asks.</param>
    /// <param name="free">Slots that are free now.</param>
    /// <param name="wanted">Slots that it would use now.</param>
    /// <param name="held">Slots that it has.</param>
    /// <param name="weight">Its weight.</param>
    /// <param name="guaranteed">Its guarantee.</param>
    /// <param name="use">What it does with its share.</param>
    public int Ask(TimeSpan now, TKey key, int free, int wanted, int held, int weight, int guaranteed, ShareUse use = ShareUse.Reserve)
    {
        foreach (TKey silent in _entries.Where(e => now - e.Value.AskedAt >= Memory).Select(e => e.Key).ToList())
        {
            _entries.Remove(silent);
        }

        bool hungry = wanted > 0 && held == 0;
        TimeSpan since = hungry && _entries.TryGetValue(key, out Entry before) && before.HungrySince is { } hungrySince ? hungrySince : now;
        var entry = new Entry(now, hungry ? since : null, Math.Max(0, wanted), Math.Max(0, held), 0, weight, guaranteed);
        _entries[key] = entry;

        TKey[] keys = [.. _entries.Keys];
        int kept = _entries.Where(e => !e.Key.Equals(key)).Sum(e => e.Value.Kept);
        int[] shares = WaterFill.Divide(Math.Max(0, free - kept), [.. keys.Select(k => _entries[k].Demand(now))]);
        int share = shares[Array.IndexOf(keys, key)];
        _entries[key] = entry with { Wanted = entry.Wanted - share, Held = entry.Held + share, Kept = use == ShareUse.CountOn ? share : 0, HungrySince = share > 0 ? null : entry.HungrySince };
        return share;
    }

    private readonly record struct Entry(TimeSpan AskedAt, TimeSpan? HungrySince, int Wanted, int Held, int Kept, int Weight, int Guaranteed)
    {
        public ShareDemand Demand(TimeSpan now) => new(Wanted, Held, Weight, Guaranteed, HungrySince is { } since ? now - since : TimeSpan.Zero);
    }
}
