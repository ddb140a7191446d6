using System.Text.Json;
using CxBridge.Domain.Bots;

namespace CxBridge.Gateway.Crm.Bots;

/// <summary>A bot as a list shows it: its newest version.</summary>
internal sealed record BotView(BotId Id, int Version, string Name, DateTimeOffset PublishedAt)
{
    public static BotView Of(PublishedBot b) => new(b.Id, b.Version, b.Name, b.PublishedAt);
}

/// <summary>A version of a bot with its definition.</summary>
internal sealed record BotDetail(BotId Id, int Version, string Name, DateTimeOffset PublishedAt, JsonElement Definition);
