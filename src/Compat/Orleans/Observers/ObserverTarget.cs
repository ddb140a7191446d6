namespace Orleans.Runtime;

/// <summary>
/// An object that was given a reference. It is held weakly, as in Orleans: whoever wants to go on listening keeps it alive. Its calls run
/// one at a time, on the thread pool.
/// </summary>
internal sealed class ObserverTarget(SiloRuntime runtime, GrainId id, IGrainObserver observer) : IMessageTarget, IRequestHost, IThreadPoolWorkItem
{
    private readonly Lock _gate = new();
    private readonly Queue<GrainRequest> _waiting = new();
    private readonly WeakReference<IGrainObserver> _observer = new(observer);
    private IGrainObserver? _inCall;
    private GrainRequest? _running;
    private bool _isDeleted;

    public static GrainType Type { get; } = GrainType.Create("sys.observer");

    public GrainId Id => id;

    public SiloRuntime Runtime => runtime;

    public object? Instance => _inCall;

    public bool IsUsable => !_isDeleted;

    public void Delete() => _isDeleted = true;

    public void Receive(GrainRequest request)
    {
        if (_isDeleted || !_observer.TryGetTarget(out _))
        {
            _isDeleted = true;
            runtime.Directory.Remove(id, this);
            request.Fail(new ClientNotAvailableException(id));
            return;
        }

        lock (_gate)
        {
            if (_running is not null)
            {
                _waiting.Enqueue(request);
                return;
            }

            _running = request;
        }

        runtime.Work.Queue(this);
    }

    public void Execute()
    {
        var request = _running!;
        if (!_observer.TryGetTarget(out _inCall))
        {
            request.Fail(new ClientNotAvailableException(id));
            Completed(request, failure: null);
            return;
        }

        if (request.Context is not null)
        {
            RequestContext.Current = request.Context;
        }

        request.Execute(this);
    }

    public void Completed(GrainRequest request, Exception? failure)
    {
        _inCall = null;
        lock (_gate)
        {
            if (!_waiting.TryDequeue(out _running))
            {
                return;
            }
        }

        runtime.Work.Queue(this);
    }

    public void Post(Action<object?> action, object? state) =>
        runtime.Work.Queue(new QueuedAction(action, state));

    public void Sweep(long now, bool collect)
    {
        if (collect && !_observer.TryGetTarget(out _))
        {
            _isDeleted = true;
            runtime.Directory.Remove(id, this);
        }

        GrainRequest[] overdue;
        lock (_gate)
        {
            overdue = _running is null
                ? []
                : [.. _waiting.Append(_running).Where(request => request.Deadline <= now && !request.IsAnswered)];
        }

        foreach (var request in overdue)
        {
            runtime.TimeOut(request);
        }
    }

    public Task End(DeactivationReason reason)
    {
        Delete();
        runtime.Directory.Remove(id, this);
        return Task.CompletedTask;
    }
}
