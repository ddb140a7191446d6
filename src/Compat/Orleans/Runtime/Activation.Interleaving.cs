namespace Orleans.Runtime;

/// <content>
/// Which request may start while others run. One request blocks: the first to start while none does. Beside it may run what always interleaves,
/// what is read-only beside a read-only one, what belongs to its chain of calls, and what the class of the grain lets through.
/// </content>
internal sealed partial class Activation
{
    private GrainRequest? _blocking;
    private List<Guid>? _reentrantSections;

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
        while (_waiting.TryPeek(out var next) && Admission_NeedsGate(next) is var admission and not Admission.Waits)
        {
            _waiting.Dequeue();
            wake |= admission == Admission.Starts && Start_NeedsGate(next);
        }

        if (_waiting.Count > 1 && SomeMayPass_NeedsGate())
        {
            for (var left = _waiting.Count; left > 0; left--)
            {
                var request = _waiting.Dequeue();
                switch (Admission_NeedsGate(request))
                {
                    case Admission.Starts:
                        wake |= Start_NeedsGate(request);
                        break;
                    case Admission.Waits:
                        _waiting.Enqueue(request);
                        break;
                }
            }
        }

        return wake;
    }

    private Admission Admission_NeedsGate(GrainRequest request)
    {
        if (MayStart_NeedsGate(request))
        {
            return Admission.Starts;
        }

        if (Shape.MayInterleave is not { } mayInterleave || request is TimerTick)
        {
            return Admission.Waits;
        }

        try
        {
            return mayInterleave(GrainInstance!, request) || (_blocking is not TimerTick && mayInterleave(GrainInstance!, _blocking!))
                ? Admission.Starts
                : Admission.Waits;
        }
        catch (Exception error)
        {
            Runtime.Log.LogPredicateFailed(GrainId, error);
            CountOut_NeedsGate(request);
            request.Fail(error);
            return Admission.Refused;
        }
    }

    private bool MayStart_NeedsGate(GrainRequest request) =>
        _runningCount == 0
        || request.IsAlwaysInterleave
        || Shape.IsReentrant
        || _blocking is null
        || (_blocking.IsReadOnly && request.IsReadOnly)
        || IsOfReentrantChain_NeedsGate(request);

    private bool SomeMayPass_NeedsGate() =>
        Shape.MayInterleave is not null || _blocking is null || _blocking.IsReadOnly || _reentrantSections is { Count: > 0 };

    private bool IsOfReentrantChain_NeedsGate(GrainRequest request) =>
        _reentrantSections is { Count: > 0 } sections
        && request.Context is { } context
        && context.ReentrancyId != Guid.Empty
        && sections.Contains(context.ReentrancyId);
}
