using CxBridge.Domain.Calls;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Dialling.History;
using CxBridge.Domain.Dialling.Pacing;
using CxBridge.Domain.Ids;

namespace CxBridge.Grains.Dialling;

/// <summary>
/// The pace of a campaign as one of its partitions keeps it: brings calls from the store to <see cref="CampaignWatch"/> and asks
/// <see cref="Pacer"/>. Every partition decides for the whole campaign and takes its share; it learns from its own calls.
/// </summary>
internal sealed class CampaignPace
{
    private const int Page = 500;

    private readonly ICallStore _calls;
    private readonly TimeProvider _time;
    private readonly long _born;
    private readonly CampaignWatch _watch = new();
    private readonly Pacer _pacer;
    private readonly PacingInput _input = new();
    private bool _recalled;
    private int _turn;

    public CampaignPace(ICallStore calls, TimeProvider time)
    {
        _calls = calls;
        _time = time;
        _born = time.GetTimestamp();
        _pacer = new Pacer(_watch.History);
    }

    /// <summary>The last 5 minutes.</summary>
    public CallTally Recent => _watch.History.FiveMinutes(Now);

    private TimeSpan Now => CampaignWatch.Now(_time.GetElapsedTime(_born));

    /// <summary>Conversations of the whole campaign, as last seen.</summary>
    public int Talking => _input.Talking.Total;

    /// <inheritdoc cref="PacingInput.SeatsWanted"/>
    public int SeatsWanted(PacingSettings settings) => _input.SeatsWanted(settings);

    /// <summary>Looks at the calls of the whole campaign.</summary>
    public async Task ObserveAsync(Campaign campaign, CampaignCounts counts, int asked, CancellationToken cancellationToken)
    {
        if (!_recalled)
        {
            await RecallAsync(campaign, cancellationToken);
            _recalled = true;
        }

        List<CallSummary> open = await OpenAsync(campaign.Id, cancellationToken);
        DateTimeOffset clock = _time.GetUtcNow();
        _input.Seats = campaign.Settings.ConcurrencyLimit;
        _input.RingTimeout = campaign.Settings.RingTimeout;
        _input.Due = counts.AnyDue(clock) ? counts.Waiting : 0;
        _input.Asked = asked;
        _watch.Observe(Now, clock, open, counts.InFlight - open.Count, _input);
    }

    /// <summary>Decides for the whole campaign, as last observed.</summary>
    /// <param name="settings">The campaign's choice.</param>
    /// <param name="seats">Conversations that the fleet has room for, those that go on included.</param>
    public PacingDecision Decide(PacingSettings settings, int seats)
    {
        _input.Seats = Math.Min(_input.Seats, seats);
        return _pacer.Decide(Now, settings, _input);
    }

    /// <summary>This partition's share of a decision; what cannot be divided goes round. Calls that were asked for were divided then.</summary>
    public int ShareOf(PacingDecision decision, PartitionId partition, int partitions)
    {
        int dials = decision.Dials;
        if (decision.Mode == PacingMode.Manual)
        {
            return dials;
        }

        int place = (partition.Number + _turn++) % partitions;
        return (dials / partitions) + (place < dials % partitions ? 1 : 0);
    }

    /// <summary>An attempt of this partition begins.</summary>
    public void Claimed(AttemptId attempt) => _watch.Claimed(attempt);

    /// <summary>An attempt of this partition is over.</summary>
    public async Task ClosedAsync(AttemptId attempt)
    {
        if (await _calls.FindAsync(attempt, CancellationToken.None) is { } call)
        {
            _watch.Closed(Now, call);
        }
    }

    private async Task RecallAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        _watch.Recall(await _calls.ListAsync(new CallFilter(campaign.Id, Live: false, Limit: Page), cancellationToken), _time.GetUtcNow());
        if (campaign.Partitions == 1)
        {
            foreach (CallSummary call in await OpenAsync(campaign.Id, cancellationToken))
            {
                _watch.Claimed(call.Attempt);
            }
        }
    }

    private async Task<List<CallSummary>> OpenAsync(CampaignId campaign, CancellationToken cancellationToken)
    {
        var open = new List<CallSummary>();
        IReadOnlyList<CallSummary> page;
        do
        {
            AttemptId? before = open.Count > 0 ? open[^1].Attempt : null;
            page = await _calls.ListAsync(new CallFilter(campaign, Live: true, Before: before, Limit: Page), cancellationToken);
            open.AddRange(page);
        }
        while (page.Count == Page);
        return open;
    }
}
