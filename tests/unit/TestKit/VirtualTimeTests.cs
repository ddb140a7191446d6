using CxBridge.TestKit;

namespace CxBridge.Tests.Unit.TestKit;

public sealed class VirtualTimeTests
{
    private readonly VirtualTime _time = new();

    [Fact]
    public void Clock_WhenNobodyAdvances_StandsStill()
    {
        DateTimeOffset before = _time.GetUtcNow();
        long timestamp = _time.GetTimestamp();
        Assert.Equal(before, _time.GetUtcNow());
        Assert.Equal(TimeSpan.Zero, _time.GetElapsedTime(timestamp));
    }

    [Fact]
    public void Advance_MovesWallClockAndTimestampsAlike()
    {
        DateTimeOffset before = _time.GetUtcNow();
        long timestamp = _time.GetTimestamp();
        _time.Advance(TimeSpan.FromMilliseconds(1234));
        Assert.Equal(TimeSpan.FromMilliseconds(1234), _time.GetUtcNow() - before);
        Assert.Equal(TimeSpan.FromMilliseconds(1234), _time.GetElapsedTime(timestamp));
    }

    [Fact]
    public void Advance_FiresTimersInOrderAndEachAtItsOwnTime()
    {
        var seen = new List<string>();
        void Note(object? name) => seen.Add($"{name}@{_time.Elapsed.TotalSeconds}");
        using ITimer late = _time.CreateTimer(Note, "late", TimeSpan.FromSeconds(3), Timeout.InfiniteTimeSpan);
        using ITimer often = _time.CreateTimer(Note, "often", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        using ITimer early = _time.CreateTimer(Note, "early", TimeSpan.FromSeconds(0.5), Timeout.InfiniteTimeSpan);

        _time.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal(["early@0.5", "often@1", "late@3", "often@3"], seen);
        Assert.Equal(TimeSpan.FromSeconds(1), _time.NextDue);
    }

    [Fact]
    public void Advance_WhenACallbackArmsATimerDueOnTheWay_FiresItToo()
    {
        TimeSpan? second = null;
        ITimer? inner = null;
        using ITimer outer = _time.CreateTimer(
            _ => inner = _time.CreateTimer(_ => second = _time.Elapsed, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan),
            null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(TimeSpan.FromSeconds(2), second);
        inner?.Dispose();
    }

    [Fact]
    public void Timer_WhenDueAtOnce_FiresOnTheNextAdvanceAndNotWhileItIsArmed()
    {
        int fired = 0;
        using ITimer timer = _time.CreateTimer(_ => fired++, null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        Assert.Equal(0, fired);
        _time.Advance(TimeSpan.Zero);
        Assert.Equal(1, fired);
    }

    [Fact]
    public void Timer_WhenChangedOrDisposed_DoesNotFireAtItsOldTime()
    {
        int fired = 0;
        ITimer timer = _time.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        Assert.True(timer.Change(TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, fired);
        timer.Dispose();
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(0, fired);
        Assert.Equal(0, _time.Armed);
        Assert.False(timer.Change(TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public async Task Delay_AndCancelAfter_FollowVirtualTime()
    {
        Task delay = Task.Delay(TimeSpan.FromHours(2), _time);
        using var cancellation = new CancellationTokenSource(TimeSpan.FromHours(1), _time);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.True(cancellation.IsCancellationRequested);
        Assert.False(delay.IsCompleted);
        _time.Advance(TimeSpan.FromHours(1));
        await delay;
    }

    [Fact]
    public async Task ArmedAsync_WaitsUntilAnotherThreadHasArmedItsTimers()
    {
        Task armed = _time.ArmedAsync(2);
        Task work = Task.Run(async () => await Task.WhenAll(Task.Delay(TimeSpan.FromSeconds(1), _time), Task.Delay(TimeSpan.FromSeconds(2), _time)));
        await armed;
        Assert.Equal(TimeSpan.FromSeconds(1), _time.AdvanceToNext());
        Assert.Equal(TimeSpan.FromSeconds(1), _time.AdvanceToNext());
        await work;
        Assert.Null(_time.AdvanceToNext());
    }

    [Fact]
    public void Advance_FromSeveralThreads_FiresEachTimerOnce()
    {
        int fired = 0;
        ITimer[] timers = [.. Enumerable.Range(1, 500).Select(i =>
            _time.CreateTimer(_ => Interlocked.Increment(ref fired), null, TimeSpan.FromMilliseconds(i), Timeout.InfiniteTimeSpan))];
        Parallel.For(0, 500, _ => _time.Advance(TimeSpan.FromMilliseconds(1)));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(timers.Length, fired);
    }
}
