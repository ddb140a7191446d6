using Orleans.Runtime;

namespace Orleans.Timers;

internal sealed class TimerRegistry : ITimerRegistry
{
    public IGrainTimer RegisterGrainTimer<TState>(
        IGrainContext grainContext, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var activation = grainContext as Activation
            ?? throw new ArgumentException("Timers belong to activations of this silo.", nameof(grainContext));
        var timer = new GrainTimer<TState>(activation, callback, state, options);
        timer.Start(options.DueTime, options.Period);
        return timer;
    }

    public IDisposable RegisterTimer(
        IGrainContext grainContext, Func<object?, Task> callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        RegisterGrainTimer(grainContext, (given, _) => callback(given), state, new GrainTimerCreationOptions(dueTime, period) { Interleave = true });
}
