using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Bots;

/// <summary>Port: published bots, by version; a version never changes, so it may be cached for ever.</summary>
public interface IBotCatalog
{
    /// <summary>The bot, or null when there is no such version.</summary>
    ValueTask<BotDefinition?> FindAsync(BotId id, int version, CancellationToken cancellationToken);
}
