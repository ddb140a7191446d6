using CxBridge.Domain.Calls;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Dialling.History;
using CxBridge.Domain.Dialling.Pacing;
using CxBridge.Domain.Dialling.Supervision;
using CxBridge.Domain.Ids;

namespace CxBridge.Grains.Dialling;

/// <summary>
/// The pace of a campaign as one of its partitions keeps it: brings calls from the store to <see cref="CampaignWatch"/> and asks
/// <see cref="Pacer"/>. Every partition decides for the whole campaign and takes its share; it learns from its own calls, so that the sums of all
/// partitions count each call once.
/// </summary>
internal sealed class CampaignPace
{
    private const int Page = 500;

    /// <summary>After a restart the figures begin with so many pages of calls that are over.</summary>
    private const int PagesRecalled = 4;

    private readonly ICallStore _calls;
    private readonly TimeProvider _time;
    private readonly long _born;
    private readonly CampaignWatch _watch = new();
    private readonly Pacer _pacer;
    private readonly PacingInput _input = new();
    private IReadOnlyList<CallSummary> _open = [];
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
    public async Task ObserveAsync(PartitionId partition, Campaign campaign, CampaignCounts counts, int asked, CancellationToken cancellationToken)
    {
        if (!_recalled)
        {
            await RecallAsync(partition, cancellationToken);
            _recalled = true;
        }

        List<CallSummary> open = await ListAsync(new CallFilter(campaign.Id, Live: true, Limit: Page), int.MaxValue, cancellationToken);
        _open = open;
        DateTimeOffset clock = _time.GetUtcNow();
        _input.Seats = campaign.Settings.ConcurrencyLimit;
        _input.RingTimeout = campaign.Settings.RingTimeout;
        _input.Due = counts.AnyDue(clock) ? counts.Waiting : 0;
        _input.Asked = asked;
        _watch.Observe(Now, clock, open, counts.InFlight - open.Count, _input);
        await LookUpMissedAsync(cancellationToken);
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

    /// <summary>Open calls that no host will ever close, as last observed.</summary>
    public IReadOnlyList<CallSummary> Overdue(CampaignSettings settings)
    {
        IReadOnlyList<AttemptId> overdue = _watch.Open.Overdue(Now, ReapLimits.UntilAnswer(settings), ReapLimits.UntilEnd);
        return overdue.Count == 0 ? [] : [.. _open.Where(c => overdue.Contains(c.Attempt))];
    }

    /// <summary>An attempt of this partition begins.</summary>
    public void Claimed(AttemptId attempt) => _watch.Claimed(Now, attempt);

    /// <summary>It does not begin after all.</summary>
    public void GivenBack(AttemptId attempt) => _watch.Dropped(attempt);

    /// <summary>An attempt of this partition is over.</summary>
    /// <returns>Null when the store knows no such call: it was withdrawn, and nobody was called.</returns>
    public async Task<CallSummary?> ClosedAsync(AttemptId attempt)
    {
        CallSummary? call = await _calls.FindAsync(attempt, CancellationToken.None);
        if (call is null)
        {
            _watch.Dropped(attempt);
        }
        else if (call.EndedAt is not null)
        {
            _watch.Closed(Now, call);
        }

        return call;
    }

    // A hint that a call is over may be lost; the store knows it all the same.
    private async Task LookUpMissedAsync(CancellationToken cancellationToken)
    {
        foreach (AttemptId attempt in _watch.Missed(Now))
        {
            if (await _calls.FindAsync(attempt, cancellationToken) is not { } call)
            {
                _watch.Dropped(attempt);
            }
            else if (call.EndedAt is not null)
            {
                _watch.Closed(Now, call);
            }
        }
    }

    private async Task RecallAsync(PartitionId partition, CancellationToken cancellationToken)
    {
        CallFilter own = new(partition.Campaign, Limit: Page) { Partition = partition.Number };
        _watch.Recall(await ListAsync(own with { Live = false }, PagesRecalled, cancellationToken), _time.GetUtcNow());
        foreach (CallSummary call in await ListAsync(own with { Live = true }, int.MaxValue, cancellationToken))
        {
            _watch.Claimed(Now, call.Attempt);
        }
    }

    private async Task<List<CallSummary>> ListAsync(CallFilter filter, int pages, CancellationToken cancellationToken)
    {
        var all = new List<CallSummary>();
        IReadOnlyList<CallSummary> page;
        do
        {
            page = await _calls.ListAsync(filter with { Before = all.Count > 0 ? all[^1].Attempt : null }, cancellationToken);
            all.AddRange(page);
        }
        while (page.Count == Page && --pages > 0);
        return all;
    }
}
