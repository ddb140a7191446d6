using CxBridge.Domain.Ids;

namespace CxBridge.Media.Leaks;

/// <summary>What was left after a full collection, and what each call had allocated before it.</summary>
/// <param name="Collection">Its number.</param>
/// <param name="Live">What was left, octets.</param>
/// <param name="Look">The look that found it.</param>
/// <param name="Allocated">At the look before, so that nothing that came after the collection is taken for older.</param>
internal sealed record HeapMark(long Collection, long Live, int Look, IReadOnlyDictionary<AttemptId, long> Allocated)
{
    /// <summary>What a call has allocated since.</summary>
    public long Since(AttemptId call, long now) => now - Allocated.GetValueOrDefault(call);
}
