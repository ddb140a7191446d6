namespace CxBridge.Domain.Carriers.CallerIds;

/// <summary>What the health of a number remembers, for its next life.</summary>
/// <param name="Last">Its last results, oldest first.</param>
/// <param name="Counted">Results since it was last well.</param>
/// <param name="Best">Most answers among 50 calls in a row.</param>
/// <param name="RestLeft">How long it still rests, or null.</param>
public sealed record CallerIdMemory(IReadOnlyList<CallerIdResult> Last, int Counted, int Best, TimeSpan? RestLeft);
