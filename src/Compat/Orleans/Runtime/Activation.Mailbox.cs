using Orleans.Storage;

namespace Orleans.Runtime;

/// <content>
/// The mailbox.
///
///   1 a request arrives            it starts if the rules allow (Activation.Interleaving.cs), else it waits
///   2 a request ends               the oldest that waits starts; if some may interleave, the others are looked at too
///   3 a request is overdue         its caller gets a TimeoutException (Activation.Sweep.cs); if it still waits, it is forgotten
/// </content>
internal sealed partial class Activation
{
    private readonly Queue<GrainRequest> _waiting = new();
    private List<GrainRequest>? _alsoRunning;
    private int _runningCount;

    // Requests, running or waiting, that postpone idle collection: a timer's tick does not, so it must not look like work either.
    private int _keepAliveCount;
    private long _idleSince;

    /// <summary>Requests that run or wait; a hint, read without the gate.</summary>
    public int Load => Volatile.Read(ref _runningCount) + _waiting.Count;

    public bool IsUsable => _state != ActivationState.Ended;

    // Step 1.
    public void Receive(GrainRequest request)
    {
        var wake = false;
        var ended = false;
        Exception? refusal = null;
        lock (_turns.Gate)
        {
            if (_state == ActivationState.Ended)
            {
                ended = true;
            }
            else if (MayStartOnArrival_NeedsGate(request))
            {
                CountIn_NeedsGate(request);
                wake = Start_NeedsGate(request);
            }
            else if (Runtime.Settings.MaxWaiting > 0 && _waiting.Count >= Runtime.Settings.MaxWaiting && request is not TimerTick)
            {
                refusal = new LimitExceededException($"{this} has {_waiting.Count} requests waiting, the limit; {request} was refused.");
            }
            else
            {
                CountIn_NeedsGate(request);
                _waiting.Enqueue(request);

                // The predicate of a grain class is grain code: it is asked in a turn.
                wake = Shape.MayInterleave is not null && _state == ActivationState.Valid && _turns.Enqueue_NeedsGate((Action)AdmitInTurn);
            }
        }

        if (wake)
        {
            _turns.Wake();
        }
        else if (ended)
        {
            Runtime.Redeliver(request);
        }
        else if (refusal is not null)
        {
            request.Fail(refusal);
        }
    }

    public void Run(GrainRequest request)
    {
        if (request.IsAnswered && Runtime.Settings.DropExpiredMessages)
        {
            // The caller gave up while the request waited.
            request.Cancellation?.Dispose();
            Completed(request, failure: null);
            return;
        }

        if (request.Context is not null)
        {
            RequestContext.Current = request.Context;
        }

        if (SiloTelemetry.Source.HasListeners())
        {
            SiloTelemetry.Trace(request, this);
        }
        else
        {
            request.Execute(this);
        }
    }

    // Step 2.
    public void Completed(GrainRequest request, Exception? failure)
    {
        if (failure is InconsistentStateException { IsSourceActivation: true } stale)
        {
            // What this activation knows is not what is stored: it must not answer from it again.
            stale.IsSourceActivation = false;
            Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationError, stale, "The stored state changed under the activation."));
        }

        Runtime.Metrics.CallEnded(failure);
        var wake = false;
        lock (_turns.Gate)
        {
            Forget_NeedsGate(request);
            CountOut_NeedsGate(request);
            if (_closing is not null)
            {
                wake = _runningCount == 0 && BeginDeactivation_NeedsGate();
            }
            else if (_waiting.Count > 0)
            {
                wake = Admit_NeedsGate();
            }
        }

        if (wake)
        {
            _turns.Wake();
        }
    }

    private void CountIn_NeedsGate(GrainRequest request)
    {
        if (request.KeepsAlive)
        {
            _keepAliveCount++;
        }
    }

    private void CountOut_NeedsGate(GrainRequest request)
    {
        if (request.KeepsAlive && --_keepAliveCount == 0)
        {
            _idleSince = Runtime.Time.GetTimestamp();
        }
    }

    private bool Start_NeedsGate(GrainRequest request)
    {
        _runningCount++;
        if (_blocking is null && !request.IsAlwaysInterleave)
        {
            _blocking = request;
        }
        else
        {
            (_alsoRunning ??= []).Add(request);
        }

        return _turns.Enqueue_NeedsGate(request);
    }

    private void Forget_NeedsGate(GrainRequest request)
    {
        _runningCount--;
        if (ReferenceEquals(_blocking, request))
        {
            // Not the next of those that run: as in Orleans, who came in beside the one that blocked keeps nobody out.
            _blocking = null;
        }
        else
        {
            _alsoRunning!.Remove(request);
        }
    }
}
