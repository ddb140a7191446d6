using CxBridge.Domain.Configuration;

namespace CxBridge.Domain.Bots;

/// <summary>What came of reading a bot's JSON.</summary>
/// <param name="Bot">The bot, when there is no error; otherwise null.</param>
/// <param name="Errors">Everything that is wrong, in the order of the text.</param>
public sealed record BotReadResult(BotDefinition? Bot, IReadOnlyList<ConfigurationError> Errors);
