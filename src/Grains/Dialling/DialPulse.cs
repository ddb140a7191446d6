using CxBridge.Domain.Dialling.Supervision;
using CxBridge.Domain.Ids;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CxBridge.Grains.Dialling;

/// <summary>Watches over the partitions that this process dials; one a process, thread-safe. A partition tells it of each tick, whoever asks for the process's
/// health hears of those that do not tick, and the first tick after the time of day was set says so for all.</summary>
internal sealed partial class DialPulse(IOptions<DiallingOptions> options, DialMetrics metrics, TimeProvider time, ILogger<DialPulse> logger) : IDialPulse
{
    private readonly Lock _lock = new();
    private readonly long _born = time.GetTimestamp();
    private readonly ClockWatch _clock = new();
    private readonly PulseBoard _board = new(DialPartitionGrain.TickPeriod * options.Value.StaleTicks);
    private bool _told;

    private TimeSpan Now => time.GetElapsedTime(_born);

    /// <summary>A partition begins to be dialled.</summary>
    public void Woke(PartitionId partition)
    {
        lock (_lock)
        {
            _board.Beat(partition, Now);
        }
    }

    /// <summary>A tick begins.</summary>
    public void Ticked(PartitionId partition, TimeSpan lateness)
    {
        metrics.Began(lateness);
        TimeSpan? jump;
        lock (_lock)
        {
            _board.Beat(partition, Now);
            jump = _clock.Look(Now, time.GetUtcNow());
        }

        if (jump is { } by)
        {
            metrics.ClockSet();
            LogClockSet(by);
        }
    }

    /// <summary>A partition is not dialled here any more.</summary>
    public void Stopped(PartitionId partition)
    {
        lock (_lock)
        {
            _board.Stopped(partition);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<StalePartition> Stale()
    {
        IReadOnlyList<StalePartition> stale;
        bool told;
        lock (_lock)
        {
            stale = _board.Stale(Now);
            (told, _told) = (_told, stale.Count > 0);
        }

        if (stale.Count > 0 && !told)
        {
            LogStuck(stale.Count, stale[0].Partition, stale[0].Since);
        }

        return stale;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} partitions should tick every 2 s and do not, {Partition} for {Since}: the dialler is stuck, and this process says that it is unwell until it goes on")]
    private partial void LogStuck(int count, PartitionId partition, TimeSpan since);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The time of day was set by {Jump} while the dialler runs. Calls and leases go on by the monotonic clock; hours and due times go by the new time of day. Check the time service of this machine")]
    private partial void LogClockSet(TimeSpan jump);
}
