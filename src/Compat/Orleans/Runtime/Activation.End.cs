namespace Orleans.Runtime;

/// <content>The end of an activation: steps 3 and 4 of its life (Activation.Life.cs).</content>
internal sealed partial class Activation
{
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
