namespace CxBridge.Domain.Bots;

/// <summary>How often to ask again, and what follows when that did not help.</summary>
/// <param name="Say">What is said before the question is asked again: the first time the first, then the next; the last one stays.</param>
/// <param name="Times">How often to ask again, 0 to 5, counted from the entry into the state.</param>
/// <param name="Then">Where to go after that.</param>
public sealed record FlowRetry(IReadOnlyList<string> Say, int Times, FlowTarget Then);
