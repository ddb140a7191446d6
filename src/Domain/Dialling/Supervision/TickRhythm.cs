namespace CxBridge.Domain.Dialling.Supervision;

/// <summary>
/// When the ticks of one dialler are due, and how late each begins. Pure; the caller serialises, and gives monotonic time.
/// <code>
/// 1 wake     the first tick is due at once
/// 2 begin    how late is it? the next one is due a period after this one was, or after it began when that is over: missed ticks are not made up for
/// 3 sooner   something has happened: the next one need not wait for its time
/// 4 wait     at the end of a tick: how long until the next; what the tick itself took is part of the period
/// </code>
/// </summary>
public sealed class TickRhythm
{
    private readonly TimeSpan _period;
    private TimeSpan _due;

    /// <param name="period">From one tick to the next.</param>
    /// <param name="now">Monotonic time; the first tick is due then.</param>
    public TickRhythm(TimeSpan period, TimeSpan now)
    {
        _period = period;
        _due = now;
    }

    /// <summary>How late the last tick began; zero before the first.</summary>
    public TimeSpan Lateness { get; private set; }

    /// <summary>The latest that any tick began.</summary>
    public TimeSpan Worst { get; private set; }

    /// <summary>A tick begins.</summary>
    /// <returns>How late it is; never negative.</returns>
    public TimeSpan Begin(TimeSpan now)
    {
        Lateness = now > _due ? now - _due : TimeSpan.Zero;
        Worst = Lateness > Worst ? Lateness : Worst;
        // One that was asked for earlier than its time moves the rhythm; a late one does not, as long as it keeps within its period.
        _due = Lateness < _period ? Earlier(_due, now) + _period : now + _period;
        return Lateness;
    }

    /// <summary>The next tick is due after this wait, unless it is due before.</summary>
    public void Sooner(TimeSpan now, TimeSpan wait) => _due = Earlier(_due, now + wait);

    /// <summary>From now to the next tick; zero when it is due.</summary>
    public TimeSpan Wait(TimeSpan now) => _due > now ? _due - now : TimeSpan.Zero;

    private static TimeSpan Earlier(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
