namespace CxBridge.Domain.Bots;

/// <summary>A value that a caller may name.</summary>
/// <param name="Value">As texts and the call record show it, such as <c>Monday</c>.</param>
/// <param name="Phrases">How callers say it, in lower-case words.</param>
/// <param name="Delay">How far away it is, for values that are times; null for others.</param>
public sealed record SlotValue(string Value, IReadOnlyList<string> Phrases, TimeSpan? Delay);
