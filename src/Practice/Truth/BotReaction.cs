namespace CxBridge.Practice.Truth;

/// <summary>What the bot did when the callee spoke over it.</summary>
/// <param name="Manner">How the callee spoke.</param>
/// <param name="YieldedAfterMs">When the bot fell silent; null when it spoke on.</param>
public sealed record BotReaction(string Manner, int? YieldedAfterMs);
