using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Fleet;

/// <summary>Whether this host can hold a conversation, asked before anybody is called.</summary>
public interface IHostReadiness
{
    /// <summary>What keeps this host from calls for which it cannot speak or hear just now, each in words that name the cure.</summary>
    IReadOnlyList<string> Holds { get; }

    /// <summary>Whether the host can speak and hear as this bot needs it; looked at anew every minute, and every 10 s while it cannot.</summary>
    /// <exception cref="Storage.StorageException">The bot cannot be looked up.</exception>
    ValueTask<bool> CanServeAsync(BotId bot, int version, CancellationToken cancellationToken);
}
