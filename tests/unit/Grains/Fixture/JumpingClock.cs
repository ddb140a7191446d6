using CxBridge.TestKit;

namespace CxBridge.Tests.Unit.Grains.Fixture;

/// <summary>Virtual time whose time of day can be set, as an operator or a time service does; timers and timestamps do not follow.</summary>
internal sealed class JumpingClock(VirtualTime time) : TimeProvider
{
    private TimeSpan _offset;

    public override long TimestampFrequency => time.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public void Jump(TimeSpan by) => _offset += by;

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + _offset;

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => time.CreateTimer(callback, state, dueTime, period);
}
