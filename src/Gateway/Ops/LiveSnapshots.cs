using CxBridge.Domain.Calls;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Outbox;
using CxBridge.Gateway.Crm.Calls;
using CxBridge.Gateway.Crm.Campaigns;

namespace CxBridge.Gateway.Ops;

/// <summary>Reads the live snapshot at most once a beat, however many consoles watch.</summary>
internal sealed class LiveSnapshots(
    ICampaignStore campaigns, CampaignFigures figures, ICallStore calls, IOutboxStore outbox, HostViews hosts, TimeProvider time) : IDisposable
{
    /// <summary>Time between two snapshots.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private const int RecentCalls = 50;

    private readonly SemaphoreSlim _reading = new(1);
    private LiveSnapshot? _last;
    private long _readAt;

    public async Task<LiveSnapshot> GetAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            // Half a beat of tolerance: consoles that joined at different moments share one read.
            if (_last is null || time.GetElapsedTime(_readAt) > Beat / 2)
            {
                _last = await ReadAsync(cancellationToken);
                _readAt = time.GetTimestamp();
            }
            return _last;
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private async Task<LiveSnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        var views = new List<LiveCampaign>();
        Campaign[] all = [.. (await campaigns.ListAsync(cancellationToken)).Where(c => c.ArchivedAt is null)];
        foreach ((Campaign campaign, RecentView? its) in all.Zip(await figures.OfAsync(all)))
        {
            views.Add(new(campaign.Id, campaign.Name, campaign.State, CampaignViews.Of(await campaigns.CountAsync(campaign.Id, cancellationToken)), its));
        }
        IReadOnlyList<CallSummary> recent = await calls.ListAsync(new CallFilter(Limit: RecentCalls), cancellationToken);
        OutboxCounts box = await outbox.CountAsync(cancellationToken);
        DateTimeOffset now = time.GetUtcNow();
        return new(now, views, await hosts.GetAsync(cancellationToken), [.. recent.Select(CallView.Of)], new(box.Waiting, box.Delivered, box.Dead, now));
    }
}
