using CxBridge.Domain.Attempts;
using CxBridge.Domain.Dialling.Explain;
using CxBridge.Domain.Dialling.Supervision;
using CxBridge.Domain.Ids;
using CxBridge.Grains.Interfaces;
using CxBridge.Grains.Interfaces.Dialling;
using Microsoft.Extensions.Logging;

namespace CxBridge.Grains.Dialling;

/// <summary>
/// Dials one partition of a campaign: the mailbox and the clock of its <see cref="DialTick"/>.
/// <code>
/// wake -> every 2 s, or soon after a call ended: tick -> ... -> the campaign does not run: lease given up, gone
/// </code>
/// What a tick takes is part of its 2 s, so that a carrier whose permits fill a tick is not left idle until the next. How late each begins is measured, and
/// <see cref="DialPulse"/> knows when none begins at all.
/// </summary>
internal sealed partial class DialPartitionGrain : Grain, IDialPartitionGrain
{
    /// <summary>From one tick to the next.</summary>
    public static readonly TimeSpan TickPeriod = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(200);

    private readonly DialPorts _ports;
    private readonly DialPulse _pulse;
    private readonly DialMetrics _metrics;
    private readonly ILogger<DialPartitionGrain> _logger;
    private readonly long _born;
    private readonly CampaignPace _pace;
    private readonly TickRhythm _rhythm;
    private readonly PartitionId _partition;
    private readonly DialTick _tick;
    private TimeSpan? _ticked;
    private IGrainTimer? _timer;
    private bool _failing;

    public DialPartitionGrain(DialPorts ports, DialPulse pulse, DialMetrics metrics, ILogger<DialPartitionGrain> logger, IAttemptReaper? reaper = null)
    {
        (_ports, _pulse, _metrics, _logger) = (ports, pulse, metrics, logger);
        _born = ports.Time.GetTimestamp();
        _pace = new CampaignPace(ports.Calls, ports.Time);
        _rhythm = new TickRhythm(TickPeriod, TimeSpan.Zero);
        _partition = GrainKeys.ParsePartition(this.GetPrimaryKeyString());
        var returns = new ClaimReturns(ports.Dial, _pace, metrics);
        _tick = new DialTick(ports, _partition, _pace, returns, new OverdueCalls(_pace, reaper, metrics, logger), logger);
    }

    private TimeSpan Now => _ports.Time.GetElapsedTime(_born);

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _pulse.Stopped(_partition);
        await _tick.GiveLeaseUpAsync(cancellationToken);
    }

    public Task Wake()
    {
        if (_timer is null)
        {
            _pulse.Woke(_partition);
            _rhythm.Sooner(Now, TimeSpan.Zero);
            _timer = this.RegisterGrainTimer(Tick, new GrainTimerCreationOptions(TimeSpan.Zero, TickPeriod) { KeepAlive = true });
        }

        return Task.CompletedTask;
    }

    public async Task AttemptClosed(AttemptClosedHint hint)
    {
        TickSoon();
        if (await _pace.ClosedAsync(AttemptId.Parse(hint.Attempt)) is null)
        {
            _tick.Withdrawn();
        }
    }

    public Task Ask(int calls)
    {
        _tick.Ask(calls);
        TickSoon();
        return Task.CompletedTask;
    }

    public Task<PartitionState> Explain()
    {
        IReadOnlyList<Hold> holds = DialHolds.Of(_tick.Report, Now - (_ticked ?? Now));
        return Task.FromResult(DialMessages.Of(_tick.Report, holds, _pace.Recent) with { Lateness = _rhythm.Lateness, WorstLateness = _rhythm.Worst });
    }

    private void TickSoon()
    {
        _rhythm.Sooner(Now, Soon);
        _timer?.Change(_rhythm.Wait(Now), TickPeriod);
    }

    private async Task Tick(CancellationToken cancellationToken)
    {
        _ticked = Now;
        _pulse.Ticked(_partition, _rhythm.Begin(Now));
        try
        {
            if (await _tick.RunAsync(cancellationToken) is { } step)
            {
                _metrics.Ended(step);
            }
            else
            {
                await Stop(cancellationToken);
            }

            _failing = false;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            _tick.Failed();
            _metrics.Ended(DialStep.Failed);
            // The store or the fleet is away: no new dials until it is back. Said once, not every 2 s.
            if (!_failing)
            {
                _failing = true;
                LogTickFailed(problem, _partition);
            }
        }

        _timer?.Change(_rhythm.Wait(Now), TickPeriod);
    }

    private async Task Stop(CancellationToken cancellationToken)
    {
        _timer?.Dispose();
        _timer = null;
        _pulse.Stopped(_partition);
        await _tick.GiveLeaseUpAsync(cancellationToken);
        DeactivateOnIdle();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Partition {Partition} cannot dial for now; trying again every tick")]
    private partial void LogTickFailed(Exception problem, PartitionId partition);
}
