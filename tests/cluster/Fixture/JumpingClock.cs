using CxBridge.TestKit;

namespace CxBridge.Tests.Cluster.Fixture;

/// <summary>Virtual time whose wall clock can be set, as an operator or NTP may do: timers and timestamps do not follow.</summary>
public sealed class JumpingClock(VirtualTime time) : TimeProvider
{
    private TimeSpan _offset;

    public override long TimestampFrequency => time.TimestampFrequency;

    public void Jump(TimeSpan by) => _offset += by;

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + _offset;

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        time.CreateTimer(callback, state, dueTime, period);
}
