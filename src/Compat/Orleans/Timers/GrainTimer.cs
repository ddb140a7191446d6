namespace Orleans.Runtime;

internal sealed class GrainTimer<TState>(
    Activation owner, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    : GrainTimerBase(owner, options)
{
    protected override Task Call(CancellationToken cancellationToken) => callback(state, cancellationToken);
}
