namespace CxBridge.Media.Calls;

/// <summary>The time after which a slot is taken back from a session that should long have ended by itself.</summary>
internal sealed class SlotBound : IDisposable
{
    private readonly TaskCompletionSource _passed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ITimer _timer;

    public SlotBound(TimeProvider time) =>
        _timer = time.CreateTimer(static bound => ((SlotBound)bound!)._passed.TrySetResult(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Completes when the session is overdue.</summary>
    public Task Passed => _passed.Task;

    /// <summary>Sets the time anew.</summary>
    public void Arm(TimeSpan limit) => _timer.Change(limit, Timeout.InfiniteTimeSpan);

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();
}
