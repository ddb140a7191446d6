using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Ids;
using Microsoft.Extensions.Logging;

namespace CxBridge.Grains.Dialling;

/// <summary>Closes calls of a campaign that are open for longer than any host leaves one open; asked in every tick, and most ticks there is none.</summary>
internal sealed partial class OverdueCalls(CampaignPace pace, IAttemptReaper? reaper, DialMetrics metrics, ILogger logger)
{
    public async Task CloseAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        IReadOnlyList<CallSummary> overdue = pace.Overdue(campaign.Settings);
        if (overdue.Count == 0 || reaper is null)
        {
            return;
        }

        foreach (IGrouping<string, CallSummary> host in overdue.Where(c => c.Host is not null).GroupBy(c => c.Host!, StringComparer.Ordinal))
        {
            int closed = await reaper.ReapAsync(host.Key, host.Select(c => c.Attempt).ToHashSet(), cancellationToken);
            if (closed > 0)
            {
                metrics.Reaped(ReapCause.OpenTooLong, closed);
                LogReaped(campaign.Id, closed, host.Key);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Campaign {Campaign}: {Closed} calls of host {Host} were open for longer than any host leaves one open; closed as unknown. See what became of that host")]
    private partial void LogReaped(CampaignId campaign, int closed, string host);
}
