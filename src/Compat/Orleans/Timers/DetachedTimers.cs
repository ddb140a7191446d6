namespace Orleans.Runtime;

internal static class DetachedTimers
{
    /// <summary>A timer that is not armed, and whose ticks do not run in the ambient context of whoever made it.</summary>
    public static ITimer CreateDetachedTimer(this TimeProvider time, TimerCallback callback, object state)
    {
        if (ExecutionContext.IsFlowSuppressed())
        {
            return time.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        using (ExecutionContext.SuppressFlow())
        {
            return time.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
