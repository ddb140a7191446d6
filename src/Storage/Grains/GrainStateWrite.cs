namespace CxBridge.Storage.Grains;

/// <summary>What became of a write.</summary>
/// <param name="Done">False: somebody else changed the row first, and nothing was written.</param>
/// <param name="ETag">Of the row as it is now; null when there is none.</param>
public sealed record GrainStateWrite(bool Done, string? ETag);
