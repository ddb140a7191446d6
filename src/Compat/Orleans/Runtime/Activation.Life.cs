using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime;

/// <content>
/// The life of an activation:
///
///   1 Begin          by the first message: instance, lifecycle stages (stored states), OnActivateAsync
///   2 Deactivate     asked for by the grain, the collector, a stale state or the silo's stop; running requests end first
///   3 Close          timers, OnDeactivateAsync, lifecycle stages downwards, disposal
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
            GrainInstance = Shape.CreateInstance(this);
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

    // Step 3.
    private async Task Close(DeactivationReason reason, Exception? failure)
    {
        DisposeTimers();
        if (failure is null)
        {
            await SayGoodbye(reason);
            Runtime.Metrics.Deactivated(Shape);
        }

        try
        {
            await DisposeInstance();
        }
        catch (Exception error)
        {
            Runtime.Log.LogDeactivationFailed(GrainId, error);
        }

        Conclude(failure);
    }

    private async Task SayGoodbye(DeactivationReason reason)
    {
        try
        {
            var left = Runtime.Settings.DeactivationTimeout - Runtime.Time.GetElapsedTime(_closingSince);
            using var limit = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.FromMilliseconds(1), Runtime.Time);
            if (GrainInstance is IGrainBase grain)
            {
                await grain.OnDeactivateAsync(reason, limit.Token).WaitAsync(limit.Token);
            }

            if (_lifecycle is not null)
            {
                await _lifecycle.Stop((name, error) => Runtime.Log.LogLifecycleFailed(GrainId, name, error), limit.Token);
            }
        }
        catch (Exception error)
        {
            // Deactivation goes on: a grain cannot refuse to end.
            Runtime.Log.LogDeactivationFailed(GrainId, error);
        }
    }

    private async Task DisposeInstance()
    {
        if (_components is not null)
        {
            foreach (var component in _components.Values.OfType<IDisposable>())
            {
                component.Dispose();
            }
        }

        switch (GrainInstance)
        {
            case IAsyncDisposable disposable:
                await disposable.DisposeAsync();
                break;
            case IDisposable disposable:
                disposable.Dispose();
                break;
        }

        if (_scope is { } scope)
        {
            await scope.DisposeAsync();
        }
    }

    // Step 4.
    private void Conclude(Exception? failure)
    {
        GrainRequest[] left;
        _onEnded(this);
        lock (_turns.Gate)
        {
            _state = ActivationState.Ended;
            left = [.. _waiting];
            _waiting.Clear();
        }

        // A timer that was registered during OnDeactivateAsync.
        DisposeTimers();
        _ended.TrySetResult();
        foreach (var request in left)
        {
            if (failure is not null)
            {
                request.Fail(failure);
            }
            else
            {
                Runtime.Redeliver(request);
            }
        }
    }

    private void DisposeTimers()
    {
        IDisposable[] timers;
        lock (_turns.Gate)
        {
            timers = [.. _timers ?? []];
            _timers = null;
        }

        foreach (var timer in timers)
        {
            timer.Dispose();
        }
    }
}
