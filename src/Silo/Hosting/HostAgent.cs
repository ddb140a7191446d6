using CxBridge.Domain.Fleet;
using CxBridge.Grains.Fleet;
using CxBridge.Grains.Interfaces;
using CxBridge.Grains.Interfaces.Dialling;
using CxBridge.Grains.Interfaces.Fleet;

namespace CxBridge.Silo.Hosting;

/// <summary>
/// Speaks for this host to the cell: its slots every 2 s and at once when a call ended; a hint to the partition whose attempt closed.
/// </summary>
internal sealed partial class HostAgent(
    ICallEngine engine, IGrainFactory grains, FleetClient fleet, HostMetrics metrics, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<HostAgent> logger)
    : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    /// <summary>Of hints that nobody came to send, the newest are enough: each says only "look again".</summary>
    private readonly System.Threading.Channels.Channel<AttemptClosed> _closed =
        System.Threading.Channels.Channel.CreateBounded<AttemptClosed>(
            new System.Threading.Channels.BoundedChannelOptions(256) { FullMode = System.Threading.Channels.BoundedChannelFullMode.DropOldest, SingleReader = true });

    private BeatVerdict _lastVerdict;
    private HostOrder _lastOrder;
    private long _notSent;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        engine.Closed += OnClosed;
        try
        {
            using var timer = new PeriodicTimer(Beat, time);
            Task<bool> beat = timer.WaitForNextTickAsync(stoppingToken).AsTask();
            Task<bool> closed = _closed.Reader.WaitToReadAsync(stoppingToken).AsTask();
            while (true)
            {
                await Safely(ControlMessage.Beat, Report);
                await Task.WhenAny(beat, closed);
                if (beat.IsCompleted)
                {
                    await beat;
                    beat = timer.WaitForNextTickAsync(stoppingToken).AsTask();
                }

                if (closed.IsCompleted)
                {
                    await closed;
                    await SendHints();
                    closed = _closed.Reader.WaitToReadAsync(stoppingToken).AsTask();
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; a silent host is gone from the registry after three beats.
        }
        finally
        {
            engine.Closed -= OnClosed;
        }
    }

    private void OnClosed(AttemptClosed closed) => _closed.Writer.TryWrite(closed);

    private async Task SendHints()
    {
        // First the beat, so that the partition that wakes finds the slot free.
        await Safely(ControlMessage.Beat, Report);
        while (_closed.Reader.TryRead(out AttemptClosed? closed))
        {
            IDialPartitionGrain partition = grains.GetGrain<IDialPartitionGrain>(GrainKeys.Partition(closed.Partition));
            await Safely(ControlMessage.ClosedHint, () => partition.AttemptClosed(new AttemptClosedHint(closed.Attempt.Value, closed.Outcome)));
        }
    }

    private async Task Report()
    {
        HostReport report = engine.Report();
        BeatAnswer answer = await fleet.ShardOf(report.Host.Name).Report(HostBeat.Of(report));
        Obey(answer.Order);

        // Every beat is refused for the same reason; it is said when it changes.
        if (answer.Verdict != _lastVerdict && answer.Verdict is BeatVerdict.ImpossibleSlots or BeatVerdict.OlderIncarnation or BeatVerdict.OtherVersion)
        {
            LogRefused(report.Host.Name, answer.Verdict);
        }

        _lastVerdict = answer.Verdict;
    }

    // An order comes with every beat until a beat shows that it has arrived; it is said once.
    private void Obey(HostOrder order)
    {
        if (order != HostOrder.None)
        {
            engine.Obey(order);
        }

        if (order != HostOrder.None && order != _lastOrder)
        {
            LogOrder(order);
            if (order == HostOrder.Drain)
            {
                lifetime.StopApplication(); // Drain lets the live calls end first.
            }
        }

        _lastOrder = order;
    }

    // A control plane that is away is away for every beat: that it is, and that it is back, is said once; each message is counted.
    private async Task Safely(ControlMessage message, Func<Task> send)
    {
        try
        {
            await send();
            if (message == ControlMessage.Beat && _notSent > 0)
            {
                LogSentAgain(_notSent);
                _notSent = 0;
            }
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            metrics.NotSent(message);
            if (_notSent++ == 0)
            {
                LogNotSent(problem);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Told by an operator: {Order}")]
    private partial void LogOrder(HostOrder order);

    [LoggerMessage(Level = LogLevel.Error, Message = "The fleet refuses the beats of this host, {Host}: {Verdict}. It gets no calls. See the log of the control plane for the cure")]
    private partial void LogRefused(string host, BeatVerdict verdict);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The control plane did not take a message of this host; the next beat says it again, and this is not logged again until one arrives")]
    private partial void LogNotSent(Exception problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "The control plane takes the messages of this host again; {Count} were not taken")]
    private partial void LogSentAgain(long count);
}
