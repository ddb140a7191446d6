namespace Orleans.Runtime;

/// <summary>
///   1 the clock's timer fires once    a tick goes into the mailbox of the activation
///   2 the tick runs as a turn         not beside requests, unless it may interleave
///   3 the tick has ended              the clock's timer is set again: the period counts from here
///
/// A change during a tick, by the tick or by a request that interleaves with it, counts from the end of the tick: set at once it could fire while the
/// tick still runs, and nothing would ever set the timer again.
/// </summary>
internal abstract class GrainTimerBase : IGrainTimer
{
    private readonly Lock _gate = new();
    private readonly Activation _owner;
    private readonly GrainTimerCreationOptions _options;
    private readonly ITimer _clock;
    private readonly CancellationTokenSource _stopping = new();
    private TimeSpan _period = Timeout.InfiniteTimeSpan;
    private TimeSpan _next = Timeout.InfiniteTimeSpan;
    private bool _isTicking;
    private bool _isDisposed;

    protected GrainTimerBase(Activation owner, GrainTimerCreationOptions options)
    {
        _owner = owner;
        _options = options;
        _clock = owner.Runtime.Time.CreateDetachedTimer(static state => ((GrainTimerBase)state!).OnDue(), this);
        owner.AddTimer(this);
    }

    public void Start(TimeSpan dueTime, TimeSpan period) => Change(dueTime, period);

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Validate(dueTime, nameof(dueTime));
        Validate(period, nameof(period));
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            _period = period;
            _next = dueTime;
            if (!_isTicking)
            {
                _clock.Change(dueTime, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
        }

        _clock.Dispose();
        _stopping.Cancel();
        _owner.RemoveTimer(this);
    }

    // Step 2.
    public async Task Tick()
    {
        try
        {
            if (!_isDisposed)
            {
                await Call(_stopping.Token);
            }
        }
        catch (Exception error) when (error is not OperationCanceledException || !_isDisposed)
        {
            _owner.Runtime.Log.LogTimerFailed(_owner.GrainId, error);
        }
        catch (OperationCanceledException)
        {
            // The timer was disposed during its tick.
        }
        finally
        {
            OnTicked();
        }
    }

    protected abstract Task Call(CancellationToken cancellationToken);

    // Step 1.
    private void OnDue()
    {
        lock (_gate)
        {
            if (_isDisposed || _isTicking)
            {
                // The clock may have fired already when a change set it anew: the tick that runs is the one.
                return;
            }

            _isTicking = true;
            _next = _period;
        }

        _owner.Receive(new TimerTick(this, _options.Interleave, _options.KeepAlive));
    }

    // Step 3.
    private void OnTicked()
    {
        lock (_gate)
        {
            _isTicking = false;
            if (!_isDisposed && _next != Timeout.InfiniteTimeSpan)
            {
                _clock.Change(_next, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private static void Validate(TimeSpan value, string name)
    {
        if (value != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero, name);
        }
    }
}
