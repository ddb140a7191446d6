namespace CxBridge.Domain.Bots;

/// <summary>Something a caller may mean.</summary>
/// <param name="Phrases">How callers say it: lower-case words, <c>{slot}</c> for any value of a slot.</param>
/// <param name="Keys">Keys that mean the same, such as <c>1</c>; each 1 to 32 of 0-9, * and #.</param>
public sealed record FlowIntent(IReadOnlyList<string> Phrases, IReadOnlyList<string> Keys);
