namespace CxBridge.Practice.Truth;

/// <summary>Two or more calls to the same number at one time.</summary>
public sealed record Overlap(string Number, IReadOnlyList<string> CallIds, DateTimeOffset At);
