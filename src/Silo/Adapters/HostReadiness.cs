using System.Collections.Concurrent;
using CxBridge.Domain.Bots;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Ids;
using CxBridge.Voice.Doctor;

namespace CxBridge.Silo.Adapters;

/// <summary>Holds calls back while their bot could not speak or hear on this host, says so once, and says when it goes on.</summary>
internal sealed partial class HostReadiness(IBotCatalog bots, VoiceReadiness voices, ILogger<HostReadiness> logger) : IHostReadiness
{
    private readonly ConcurrentDictionary<string, string> _holds = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Holds => [.. _holds.Select(hold => $"No calls by the bot '{hold.Key}': {hold.Value}")];

    public async ValueTask<bool> CanServeAsync(BotId bot, int version, CancellationToken cancellationToken)
    {
        // A bot that is gone is the call's own failure, with a cause of its own.
        if (await bots.FindAsync(bot, version, cancellationToken) is not { } definition)
        {
            return true;
        }

        string? missing = await voices.FindMissingAsync(definition.Voice, cancellationToken);
        if (missing is null)
        {
            if (_holds.TryRemove(definition.Name, out _))
            {
                LogGoesOn(definition.Name);
            }

            return true;
        }

        if (!_holds.TryGetValue(definition.Name, out string? said) || said != missing)
        {
            _holds[definition.Name] = missing;
            LogHeld(definition.Name, missing);
        }

        return false;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Calls by the bot '{Bot}' are held, nobody is dialled: {Missing}")]
    private partial void LogHeld(string bot, string missing);

    [LoggerMessage(Level = LogLevel.Information, Message = "Calls by the bot '{Bot}' go on")]
    private partial void LogGoesOn(string bot);
}
