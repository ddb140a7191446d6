using CxBridge.Domain.Ids;
using CxBridge.Media;
using CxBridge.Media.Leaks;
using CxBridge.TestKit;
using CxBridge.Tests.Unit.Media.Calls;
using CxBridge.Tests.Unit.Media.Workers;

namespace CxBridge.Tests.Unit.Media.Leaks;

/// <summary>What is done about a leak; the heap is the test's, and so is the time.</summary>
public sealed class LeakWatchdogTests : IHeap, IDisposable
{
    private const long Mb = 1 << 20;
    private readonly VirtualTime _time = new();
    private readonly CountedMetrics _counted = new();
    private readonly TestLog<LeakWatchdog> _log = new();
    private readonly MeteredCalls _calls = new();
    private readonly List<TimeSpan> _collections = [];
    private readonly List<string> _ended = [];
    private long _collection = 1;
    private long _held = 50 * Mb;
    private long _lastLive = 50 * Mb;

    [Fact]
    public void CallThatLeaks_IsEndedWithACause_AndCounted_AndWhatBecameOfItsMemoryIsTold()
    {
        using LeakWatchdog watchdog = Watchdog(new MediaOptions { CallMemoryLimitMb = 16 });
        var meter = new CallMeter();
        var attempt = AttemptId.New(TimeProvider.System);
        _calls.Add(new MeteredCall(attempt, meter, fault => _ended.Add(fault.Message)));
        Pass(watchdog, 2);
        Allocate(meter, 20);
        _held += 20 * Mb;
        Pass(watchdog, 12);
        Assert.Equal(["it leaks: up to 20 MB held, 16 MB allowed (Media:CallMemoryLimitMb)"], _ended);
        Assert.Equal(1, _counted["cxbridge.media.calls.leaked"]);

        // Collections take processor time from calls.
        Assert.All(_collections.Zip(_collections.Skip(1)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromSeconds(5)));
        _calls.Remove(meter);
        _held -= 20 * Mb;
        Pass(watchdog, 12);
        Assert.Equal([$"Information: {attempt} leaked and is over: 20 MB were given back"], _log.Lines);
        int collections = _collections.Count;
        Pass(watchdog, 60);
        Assert.Equal(collections, _collections.Count);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(16, 1)]
    public async Task WithoutALimit_OrWithWorkers_NobodyLooks(int limit, int slotsPerWorker)
    {
        using LeakWatchdog watchdog = Watchdog(new MediaOptions { CallMemoryLimitMb = limit, SlotsPerWorker = slotsPerWorker });
        await watchdog.StartAsync(CancellationToken.None);
        await watchdog.ExecuteTask!.WaitAsync(CallRig.Patience);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(15, false)]
    [InlineData(16, true)]
    public void Limit_ThatNoHeapCouldTell_IsRefused(int limit, bool taken)
    {
        var result = new MediaOptionsValidator().Validate(null, new MediaOptions { CallMemoryLimitMb = limit });
        Assert.Equal(taken, result.Succeeded);
        Assert.True(taken || result.FailureMessage!.StartsWith($"Media:CallMemoryLimitMb: {limit} MB", StringComparison.Ordinal));
    }

    public void Dispose() => _counted.Dispose();

    HeapReading IHeap.Read() => new(_collection, _lastLive, _held);

    void IHeap.Collect()
    {
        _collections.Add(_time.Elapsed);
        _collection++;
        _lastLive = _held;
    }

    private LeakWatchdog Watchdog(MediaOptions options) =>
        new(_calls, this, Microsoft.Extensions.Options.Options.Create(options), _counted.Metrics, _time, _log);

    private void Pass(LeakWatchdog watchdog, int seconds)
    {
        for (int i = 0; i < seconds; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            watchdog.Look();
        }
    }

    private static void Allocate(CallMeter meter, int megabytes)
    {
        var thread = new Thread(() => meter.Run(_ => GC.KeepAlive(GC.AllocateUninitializedArray<byte>((int)(megabytes * Mb))), meter));
        thread.UnsafeStart();
        thread.Join();
    }
}
