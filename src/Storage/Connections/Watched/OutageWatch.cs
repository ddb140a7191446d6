using CxBridge.Domain.Storage;

namespace CxBridge.Storage.Connections.Watched;

/// <summary>
/// When a database is away and when it is back. Thread-safe; pure but for its own state.
/// <code>
/// 1 a first failure begins an outage        -> to be said
/// 2 every further one only counts
/// 3 a success after 5 s without a failure   -> the outage is over, to be said; one amid failures is no end, or each would be said in turn
/// </code>
/// Before the first success there is no outage: whoever starts is refused, and told so by the start itself.
/// </summary>
internal sealed class OutageWatch
{
    /// <summary>So long nothing must fail before an outage is over.</summary>
    public static readonly TimeSpan Calm = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private volatile State _state = State.NeverWorked;
    private TimeSpan _began;
    private TimeSpan _lastFailure;
    private long _failures;

    private enum State
    {
        NeverWorked,
        Works,
        Away,
    }

    /// <summary>Whether the store as a whole is meant, and not one transaction of it.</summary>
    public static bool IsOutage(StorageFault fault) => fault is StorageFault.Unreachable or StorageFault.Full or StorageFault.ReadOnly or StorageFault.Corrupt;

    /// <summary>A transaction failed for want of the store.</summary>
    /// <param name="now">Monotonic time.</param>
    /// <returns>Whether an outage begins with it.</returns>
    public bool Failed(TimeSpan now)
    {
        lock (_lock)
        {
            _lastFailure = now;
            _failures++;
            if (_state != State.Works)
            {
                return false;
            }

            (_state, _began, _failures) = (State.Away, now, 1);
            return true;
        }
    }

    /// <summary>A transaction was done.</summary>
    /// <param name="now">Monotonic time.</param>
    /// <returns>The outage that is over with it; null when there is none, or it is not over.</returns>
    public Outage? Worked(TimeSpan now)
    {
        // The one that every transaction takes.
        if (_state == State.Works)
        {
            return null;
        }

        lock (_lock)
        {
            bool isOver = _state == State.Away && now - _lastFailure >= Calm;
            if (isOver || _state == State.NeverWorked)
            {
                _state = State.Works;
            }

            return isOver ? new Outage(_lastFailure - _began, _failures) : null;
        }
    }
}
