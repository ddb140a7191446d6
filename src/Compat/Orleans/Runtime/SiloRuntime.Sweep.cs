namespace Orleans.Runtime;

/// <content>Time-outs and idle collection: one timer for all activations, so that a call costs none.</content>
internal sealed partial class SiloRuntime
{
    // A caller hears of its time-out at most this much late.
    private static readonly TimeSpan s_sweepPeriod = TimeSpan.FromMilliseconds(250);

    private const int MaxDeactivationRounds = 3;

    private ITimer? _sweep;
    private long _lastCollection;
    private int _isSweeping;

    public void StartSweeping()
    {
        _lastCollection = Time.GetTimestamp();
        _sweep = Time.CreateTimer(static state => ((SiloRuntime)state!).Sweep(), this, s_sweepPeriod, s_sweepPeriod);
    }

    /// <summary>Ends every activation within the deactivation time-out; what has not ended then is left behind.</summary>
    public async Task DeactivateAll(CancellationToken cancellationToken)
    {
        var reason = new DeactivationReason(DeactivationReasonCode.ShuttingDown, "The silo is stopping.");
        IsStopping = true;
        try
        {
            // More than once: what was on its way into the directory when the stop began.
            for (var round = 0; round < MaxDeactivationRounds && Directory.Count > 0; round++)
            {
                await Task.WhenAll(Directory.Targets.Select(target => target.End(reason)))
                    .WaitAsync(Settings.DeactivationTimeout, Time, cancellationToken);
            }
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException)
        {
            Log.LogStoppedWithActivations(Directory.Count);
        }

        _isStopped = true;
        if (_sweep is not null)
        {
            await _sweep.DisposeAsync();
        }
    }

    private void Sweep()
    {
        // A sweep that outlasts its period must not run twice at once.
        if (Interlocked.Exchange(ref _isSweeping, 1) == 1)
        {
            return;
        }

        try
        {
            var now = Time.GetTimestamp();
            var collect = Time.GetElapsedTime(_lastCollection, now) >= Settings.CollectionQuantum;
            if (collect)
            {
                _lastCollection = now;
            }

            foreach (var target in Directory.Targets)
            {
                target.Sweep(now, collect);
            }
        }
        catch (Exception error)
        {
            Log.LogSweepFailed(error);
        }
        finally
        {
            Volatile.Write(ref _isSweeping, 0);
        }
    }
}
