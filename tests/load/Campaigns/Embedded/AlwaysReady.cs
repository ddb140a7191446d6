using CxBridge.Domain.Fleet;
using CxBridge.Domain.Ids;

namespace CxBridge.Tests.Load.Campaigns;

/// <summary>A host that can speak every bot.</summary>
internal sealed class AlwaysReady : IHostReadiness
{
    public IReadOnlyList<string> Holds => [];

    public ValueTask<bool> CanServeAsync(BotId bot, int version, CancellationToken cancellationToken) => ValueTask.FromResult(true);
}
