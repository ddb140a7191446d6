namespace Orleans.Runtime;

/// <content>
/// The life of an activation:
///
///   1 Begin          by the first message: instance, lifecycle stages (stored states), OnActivateAsync
///   2 Deactivate     asked for by the grain, the collector, a stale state or the silo's stop; running requests end first
///   3 Close          timers, OnDeactivateAsync, lifecycle stages downwards, disposal               (Activation.End.cs)
///   4 End            out of the directory; what waits goes to a new activation, or fails with the activation
/// </content>
internal sealed partial class Activation
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action<Activation> _onEnded;
    private volatile ActivationState _state = ActivationState.Created;
    private DeactivationReason? _closing;
    private long _closingSince;
    private long _keepUntil;
    private bool _isDeactivationQueued;
    private HashSet<IDisposable>? _timers;

    public Task Deactivated => _ended.Task;

    /// <summary>Step 1: called once, by the directory.</summary>
    public void Begin()
    {
        _state = ActivationState.Activating;
        _turns.Enqueue((Action)(() => _ = Activate()));
    }

    public void Activate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken = default)
    {
        // The directory has done it: an activation that anyone can hold is under way already.
    }

    // Step 2.
    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        var wake = false;
        lock (_turns.Gate)
        {
            if (_closing is not null || _state is ActivationState.Deactivating or ActivationState.Ended)
            {
                return;
            }

            _closing = deactivationReason;
            _closingSince = Runtime.Time.GetTimestamp();
            wake = _runningCount == 0 && BeginDeactivation_NeedsGate();
        }

        if (wake)
        {
            _turns.Wake();
        }
    }

    public Task End(DeactivationReason reason)
    {
        Deactivate(reason);
        return _ended.Task;
    }

    public void AddTimer(IDisposable timer)
    {
        lock (_turns.Gate)
        {
            (_timers ??= []).Add(timer);
        }
    }

    public void RemoveTimer(IDisposable timer)
    {
        lock (_turns.Gate)
        {
            _timers?.Remove(timer);
        }
    }

    private async Task Activate()
    {
        try
        {
            using var limit = new CancellationTokenSource(Runtime.Settings.ActivationTimeout, Runtime.Time);
            GrainInstance = CreateInstance();
            if (_lifecycle is not null)
            {
                await _lifecycle.Start(limit.Token);
            }

            if (GrainInstance is IGrainBase grain)
            {
                await grain.OnActivateAsync(limit.Token).WaitAsync(limit.Token);
            }
        }
        catch (Exception error)
        {
            Runtime.Log.LogActivationFailed(GrainId, error);
            Runtime.Metrics.ActivationFailed(Shape);
            await Close(new DeactivationReason(DeactivationReasonCode.ActivationFailed, error, "Failed to activate the grain."), failure: error);
            return;
        }

        Runtime.Metrics.Activated(Shape);
        bool wake;
        lock (_turns.Gate)
        {
            _state = ActivationState.Valid;
            _idleSince = Runtime.Time.GetTimestamp();
            wake = _closing is null ? Admit_NeedsGate() : BeginDeactivation_NeedsGate();
        }

        if (wake)
        {
            _turns.Wake();
        }
    }

    private object CreateInstance()
    {
        try
        {
            return Shape.CreateInstance(this);
        }
        catch (Exception error)
        {
            throw new InvalidOperationException(
                $"Failed to create an instance of grain type '{Shape.Class}'. See InnerException for details.", error);
        }
    }

    private bool BeginDeactivation_NeedsGate()
    {
        if (_state != ActivationState.Valid || _isDeactivationQueued)
        {
            return false;
        }

        _isDeactivationQueued = true;
        _state = ActivationState.Deactivating;
        return _turns.Enqueue_NeedsGate((Action)(() => _ = Close(_closing!.Value, failure: null)));
    }
}
