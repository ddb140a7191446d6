namespace CxBridge.Domain.Fleet;

/// <summary>
/// Which shard to ask for slots: of two that may have some, taken by chance, the one that is said to have more (Mitzenmacher, the power of two
/// choices). Always asking the best would send every caller with the same old summaries to the same shard. Not thread-safe.
/// </summary>
public sealed class ShardPicker(Random random)
{
    private int[] _free = [];

    /// <summary>What the shards said last, by number.</summary>
    public void Learn(IReadOnlyList<int> free) => _free = [.. free];

    /// <summary>What a shard gave, compared with what it was asked for: less means that it has no more.</summary>
    public void Gave(int shard, int asked, int given) => _free[shard] = given < asked ? 0 : Math.Max(0, _free[shard] - given);

    /// <summary>The shard to ask next; null when none is said to have a free slot.</summary>
    public int? Pick()
    {
        int candidates = _free.Count(f => f > 0);
        if (candidates == 0)
        {
            return null;
        }

        int first = Nth(random.Next(candidates));
        int second = Nth(random.Next(candidates));
        return _free[second] > _free[first] ? second : first;
    }

    private int Nth(int n)
    {
        int shard = -1;
        for (int left = n; left >= 0; left--)
        {
            do
            {
                shard++;
            }
            while (_free[shard] <= 0);
        }

        return shard;
    }
}
