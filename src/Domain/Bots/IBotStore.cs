using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Bots;

/// <summary>Port: published bots; versions are only ever added.</summary>
public interface IBotStore
{
    /// <summary>Adds the next version.</summary>
    Task<PublishedBot> PublishAsync(BotId id, string name, string json, CancellationToken cancellationToken);

    /// <summary>A version, or the newest when <paramref name="version"/> is null; null when there is none.</summary>
    Task<PublishedBot?> FindAsync(BotId id, int? version, CancellationToken cancellationToken);

    /// <summary>The newest version of each bot, by name.</summary>
    Task<IReadOnlyList<PublishedBot>> ListAsync(CancellationToken cancellationToken);
}
