namespace Orleans.Runtime;

/// <summary>
/// Runs the work of one activation, one item at a time, in the order in which it came: continuations of grain code (tasks), requests that
/// the mailbox let through, and actions of the runtime.
///
/// A batch of items runs inside one task of this scheduler (the pump), because grain code must see itself as
/// <see cref="TaskScheduler.Current"/>: that is how its awaits come back here.
/// </summary>
internal sealed class TurnScheduler(Activation owner) : TaskScheduler, IThreadPoolWorkItem, IWorkItemScheduler
{
    // Long enough to amortise the wake-up, short enough that a busy activation does not keep a thread from the others.
    private const int ItemsABatch = 64;

    private static readonly Action<object?> s_pump = static state => ((PumpState)state!).Scheduler.RunBatch();
    private static ExecutionContext? s_cleanContext;

    private readonly PumpState _pumpState = new();
    private readonly Queue<object> _items = new();
    private bool _isAwake;

    /// <summary>Guards the items, and the mailbox of the owner, so that one entry suffices for both.</summary>
    public Lock Gate { get; } = new();

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Adds an item; true if the caller must call <see cref="Wake"/> after it has left the gate.</summary>
    public bool Enqueue_NeedsGate(object item)
    {
        _items.Enqueue(item);
        if (_isAwake)
        {
            return false;
        }

        _isAwake = true;
        return true;
    }

    public void Wake() => owner.Runtime.Work.Queue(this);

    public void Enqueue(object item)
    {
        bool wake;
        lock (Gate)
        {
            wake = Enqueue_NeedsGate(item);
        }

        if (wake)
        {
            Wake();
        }
    }

    public void QueueAction(Action action) => Enqueue(action);

    public void QueueAction(Action<object> action, object state) => Enqueue(new Work(action, state));

    void IWorkItemScheduler.QueueTask(Task task) => task.Start(this);

    void IThreadPoolWorkItem.Execute()
    {
        s_cleanContext ??= ExecutionContext.Capture();
        _pumpState.Scheduler = this;
        new Task(s_pump, _pumpState, CancellationToken.None, TaskCreationOptions.DenyChildAttach).Start(this);
    }

    protected override void QueueTask(Task task)
    {
        if (ReferenceEquals(task.AsyncState, _pumpState))
        {
            TryExecuteTask(task);
        }
        else
        {
            Enqueue(task);
        }
    }

    // A task that waits in the queue keeps its place there; only what was never queued may run on the spot, and only in a turn of ours.
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && ReferenceEquals(RuntimeContext.Current, owner) && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (Gate)
        {
            return [.. _items.OfType<Task>()];
        }
    }

    private void RunBatch()
    {
        var outer = RuntimeContext.Current;
        RuntimeContext.Current = owner;
        try
        {
            for (var i = 0; i < ItemsABatch; i++)
            {
                object? item;
                lock (Gate)
                {
                    if (!_items.TryDequeue(out item))
                    {
                        _isAwake = false;
                        return;
                    }
                }

                Run(item);
            }
        }
        finally
        {
            RuntimeContext.Current = outer;
        }

        Wake();
    }

    private void Run(object item)
    {
        try
        {
            switch (item)
            {
                case Task task:
                    TryExecuteTask(task);
                    return;
                case GrainRequest request:
                    owner.Run(request);
                    break;
                case Action action:
                    action();
                    break;
                case Work work:
                    work.Action(work.State);
                    break;
            }
        }
        catch (Exception error)
        {
            // Requests answer for their own failures: this is a bug of ours, and must not stop the turns of the grain.
            owner.Runtime.Log.LogTurnFailed(owner.GrainId, error);
        }

        // What the item put into the ambient context must not be seen by the next one.
        ExecutionContext.Restore(s_cleanContext!);
    }

    /// <summary>Tells the pump's task from every other: nobody else has this object.</summary>
    private sealed class PumpState
    {
        public TurnScheduler Scheduler { get; set; } = null!;
    }

    private sealed record Work(Action<object> Action, object State);
}
