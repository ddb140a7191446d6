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
}
