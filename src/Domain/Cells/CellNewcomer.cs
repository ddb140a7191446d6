namespace CxBridge.Domain.Cells;

/// <summary>A process that is to join a cell.</summary>
/// <param name="ClusterId">The cell that it was told to join.</param>
/// <param name="ServiceId">The grain states that it was told to work with.</param>
/// <param name="Contract">The version of messages that it speaks; it gets on with one more and one less.</param>
public sealed record CellNewcomer(string ClusterId, string ServiceId, int Contract);
