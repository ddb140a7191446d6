namespace Orleans.Runtime;

/// <summary>An action that waits for a thread.</summary>
internal sealed class QueuedAction(Action<object?> action, object? state) : IThreadPoolWorkItem
{
    public void Execute() => action(state);
}
