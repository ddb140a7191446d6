using System.Globalization;
using CxBridge.Domain.Ids;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CxBridge.Media.Leaks;

/// <summary>
/// Ends a call that leaks in the host's own process, once a second.
/// <code>
/// 1 read     the heap, and what each call has allocated
/// 2 judge    <see cref="LeakJudge"/>
/// 3 act      end the one call, as broken; say what became of its memory
/// 4 collect  when the judge would know more after it: at most every 5 s, beside the running threads
/// </code>
/// Where workers make the sound, the limit of their processes does it (<see cref="MediaOptions.WorkerMemoryLimitMb"/>).
/// </summary>
internal sealed partial class LeakWatchdog(MeteredCalls calls, IHeap heap, IOptions<MediaOptions> options, MediaMetrics metrics, TimeProvider time, ILogger<LeakWatchdog> log)
    : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    // A collection marks all that is live, on a thread of its own: 0.3 s of processor time for a heap of half a gigabyte.
    private static readonly TimeSpan BetweenCollections = TimeSpan.FromSeconds(5);
    private readonly MediaOptions _options = options.Value;
    private readonly LeakJudge _judge = new((long)options.Value.CallMemoryLimitMb << 20);
    private long? _asked;

    /// <summary>Steps 1 to 4. One caller at a time.</summary>
    internal void Look()
    {
        HeapReading reading = heap.Read();
        IReadOnlyList<MeteredCall> live = calls.Live;
        switch (_judge.Look(reading, [.. live.Select(call => new CallAllocation(call.Attempt, call.Meter.Allocated))]))
        {
            case LeakFinding.Leak leak:
                End(leak, live);
                break;
            case LeakFinding.Returned returned:
                LogReturned(returned.Attempt, returned.Freed >> 20);
                break;
            case LeakFinding.Kept kept:
                LogKept(kept.Attempt);
                break;
            case LeakFinding.Unexplained unexplained:
                LogUnexplained(unexplained.Growth >> 20, live.Count);
                break;
            default:
                break;
        }

        if (_judge.WantsCollection && (_asked is not { } asked || time.GetElapsedTime(asked) >= BetweenCollections))
        {
            _asked = time.GetTimestamp();
            heap.Collect();
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_options.SlotsPerWorker > 0 || _options.CallMemoryLimitMb == 0)
        {
            return;
        }

        using var timer = new PeriodicTimer(Period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                Look();
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private void End(LeakFinding.Leak leak, IReadOnlyList<MeteredCall> live)
    {
        MeteredCall guilty = live.First(call => call.Attempt == leak.Attempt);
        metrics.CallLeaked();
        guilty.End(new CallLeakException(string.Create(
            CultureInfo.InvariantCulture, $"it leaks: up to {leak.Held >> 20} MB held, {_options.CallMemoryLimitMb} MB allowed (Media:{nameof(MediaOptions.CallMemoryLimitMb)})")));
    }

    [LoggerMessage(1, LogLevel.Information, "{Attempt} leaked and is over: {Megabytes} MB were given back")]
    private partial void LogReturned(AttemptId attempt, long megabytes);

    [LoggerMessage(2, LogLevel.Error, "{Attempt} leaked and was ended, and its memory was not given back: something that outlives the call holds it. Only a restart of the host frees it")]
    private partial void LogKept(AttemptId attempt);

    [LoggerMessage(3, LogLevel.Warning, "Memory has grown by {Megabytes} MB during the calls, more than {Calls} calls may hold, and none of them stands out: no call is ended for it")]
    private partial void LogUnexplained(long megabytes, int calls);
}
