using System.Diagnostics;

namespace Orleans.Runtime;

/// <content>
/// Which request may start when.
///
///   1 a request arrives            it starts if the rules allow, else it waits
///   2 a request ends               the oldest that waits starts; if some may interleave, the others are looked at too
///   3 a request is overdue         its caller gets a TimeoutException; if it still waits, it is forgotten
/// </content>
internal sealed partial class Activation
{
    private readonly Queue<GrainRequest> _waiting = new();
    private List<GrainRequest>? _alsoRunning;
    private GrainRequest? _blocking;
    private List<Guid>? _reentrantSections;
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
        if (failure is Storage.InconsistentStateException { IsSourceActivation: true } stale)
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
            if (request.KeepsAlive && --_keepAliveCount == 0)
            {
                _idleSince = Runtime.Time.GetTimestamp();
            }

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

    public void EnterReentrantSection(Guid id)
    {
        lock (_turns.Gate)
        {
            (_reentrantSections ??= []).Add(id);
        }
    }

    public void LeaveReentrantSection(Guid id)
    {
        lock (_turns.Gate)
        {
            _reentrantSections?.Remove(id);
        }
    }

    private void AdmitInTurn()
    {
        bool wake;
        lock (_turns.Gate)
        {
            wake = _state == ActivationState.Valid && _closing is null && Admit_NeedsGate();
        }

        if (wake)
        {
            _turns.Wake();
        }
    }

    private bool Admit_NeedsGate()
    {
        var wake = false;
        while (_waiting.TryPeek(out var next) && MayStart_NeedsGate(next))
        {
            wake |= Start_NeedsGate(_waiting.Dequeue());
        }

        if (_waiting.Count > 1 && SomeMayPass_NeedsGate())
        {
            for (var left = _waiting.Count; left > 0; left--)
            {
                var request = _waiting.Dequeue();
                if (MayStart_NeedsGate(request))
                {
                    wake |= Start_NeedsGate(request);
                }
                else
                {
                    _waiting.Enqueue(request);
                }
            }
        }

        return wake;
    }

    private void CountIn_NeedsGate(GrainRequest request)
    {
        if (request.KeepsAlive)
        {
            _keepAliveCount++;
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
        if (!ReferenceEquals(_blocking, request))
        {
            _alsoRunning!.Remove(request);
            return;
        }

        // Another reader goes on: what may not run beside it still may not.
        _blocking = _alsoRunning?.Find(static other => !other.IsAlwaysInterleave);
        if (_blocking is not null)
        {
            _alsoRunning!.Remove(_blocking);
        }
    }

    private bool MayStartOnArrival_NeedsGate(GrainRequest request)
    {
        if (_state != ActivationState.Valid)
        {
            return false;
        }

        if (_closing is not null)
        {
            // Only a call that a running request waits for may still come in: without it that request would never end.
            return _runningCount > 0 && IsOfReentrantChain_NeedsGate(request);
        }

        return Shape.MayInterleave is null && MayStart_NeedsGate(request);
    }

    private bool MayStart_NeedsGate(GrainRequest request) =>
        _runningCount == 0
        || request.IsAlwaysInterleave
        || Shape.IsReentrant
        || _blocking is null
        || (_blocking.IsReadOnly && request.IsReadOnly)
        || IsOfReentrantChain_NeedsGate(request)
        || (Shape.MayInterleave is { } mayInterleave && (Accepts(mayInterleave, request) || Accepts(mayInterleave, _blocking)));

    private bool Accepts(Func<object, Serialization.Invocation.IInvokable, bool> mayInterleave, GrainRequest request)
    {
        try
        {
            return request is not TimerTick && mayInterleave(GrainInstance!, request);
        }
        catch (Exception error)
        {
            // A predicate that fails has not said yes.
            Runtime.Log.LogPredicateFailed(GrainId, error);
            return false;
        }
    }

    private bool SomeMayPass_NeedsGate() =>
        Shape.MayInterleave is not null || _blocking is null || _blocking.IsReadOnly || _reentrantSections is { Count: > 0 };

    private bool IsOfReentrantChain_NeedsGate(GrainRequest request) =>
        _reentrantSections is { Count: > 0 } sections
        && request.Context is { } context
        && context.ReentrancyId != Guid.Empty
        && sections.Contains(context.ReentrancyId);

    // Step 3.
    private void AnswerOverdue(long now)
    {
        if (_runningCount == 0 && _waiting.Count == 0)
        {
            return;
        }

        List<GrainRequest>? overdue = null;
        lock (_turns.Gate)
        {
            foreach (var request in _alsoRunning is null ? _waiting : _waiting.Concat(_alsoRunning))
            {
                AddIfOverdue(request);
            }

            if (_blocking is not null)
            {
                AddIfOverdue(_blocking);
            }
        }

        if (overdue is not null)
        {
            foreach (var request in overdue)
            {
                Runtime.TimeOut(request);
            }
        }

        void AddIfOverdue(GrainRequest request)
        {
            if (request.Deadline <= now && !request.IsAnswered)
            {
                (overdue ??= []).Add(request);
            }
        }
    }
}
