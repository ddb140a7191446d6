namespace CxBridge.Domain.Cells;

/// <summary>What a cell's database says of the cell.</summary>
/// <param name="ClusterId">Which cell.</param>
/// <param name="ServiceId">Whose grain states these are.</param>
/// <param name="Contract">The highest version of messages that a process of it has spoken.</param>
/// <param name="HasLiveHosts">Whether hosts of it are at work, which speak that version or the one before.</param>
/// <param name="ClockAhead">By how much the database's time of day is ahead of this process's, or (negative) behind; as much as the way there and back allows
/// to say for certain.</param>
public sealed record CellFacts(string ClusterId, string ServiceId, int Contract, bool HasLiveHosts, TimeSpan ClockAhead);
