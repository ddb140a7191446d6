using System.Collections.Concurrent;
using CxBridge.Domain.Bots;
using CxBridge.Domain.Ids;

namespace CxBridge.Silo.Adapters;

/// <summary>Published bots, read once a version: a version never changes.</summary>
internal sealed class BotCatalog(IBotStore store) : IBotCatalog
{
    private readonly ConcurrentDictionary<(BotId, int), BotDefinition> _known = new();

    public async ValueTask<BotDefinition?> FindAsync(BotId id, int version, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue((id, version), out BotDefinition? known))
        {
            return known;
        }

        if (await store.FindAsync(id, version, cancellationToken) is not { } published || BotReader.Read(published.Json).Bot is not { } bot)
        {
            return null;
        }

        return _known.GetOrAdd((id, version), bot);
    }
}
