using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Bots;

/// <summary>A version of a bot as stored. <paramref name="Json"/> is what <c>BotReader</c> reads.</summary>
public sealed record PublishedBot(BotId Id, int Version, string Name, string Json, DateTimeOffset PublishedAt);
