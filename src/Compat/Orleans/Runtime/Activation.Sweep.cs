namespace Orleans.Runtime;

/// <content>The sweep over an activation: overdue callers, idleness, and a deactivation that does not come to its end.</content>
internal sealed partial class Activation
{
    public void Sweep(long now, bool collect)
    {
        AnswerOverdue(now);
        if (_closing is not null)
        {
            ForceCloseIfStuck(now);
        }
        else if (collect && IsIdleAt(now))
        {
            Deactivate(new DeactivationReason(DeactivationReasonCode.ActivationIdle, "The activation idled for longer than its age limit."));
        }

        if (collect)
        {
            (GetComponent(typeof(StreamHost)) as StreamHost)?.DropAbandoned(now);
        }
    }

    public void Delay(TimeSpan timeSpan)
    {
        var keep = timeSpan == TimeSpan.MaxValue || timeSpan == Timeout.InfiniteTimeSpan
            ? long.MaxValue
            : timeSpan <= TimeSpan.Zero ? 0 : Runtime.Time.GetTimestamp() + Runtime.ToTimestamp(timeSpan);
        Volatile.Write(ref _keepUntil, keep);
    }

    private bool IsIdleAt(long now) =>
        _state == ActivationState.Valid
        && Shape.AgeLimit > 0
        && _keepAliveCount == 0
        && now - Volatile.Read(ref _idleSince) >= Shape.AgeLimit
        && now >= Volatile.Read(ref _keepUntil);

    private void ForceCloseIfStuck(long now)
    {
        bool wake;
        lock (_turns.Gate)
        {
            wake = _runningCount > 0
                && now - _closingSince >= Runtime.ToTimestamp(Runtime.Settings.DeactivationTimeout)
                && BeginDeactivation_NeedsGate();
        }

        if (wake)
        {
            Runtime.Log.LogDeactivationForced(GrainId, _runningCount);
            _turns.Wake();
        }
    }

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

        foreach (var request in overdue ?? [])
        {
            Runtime.TimeOut(request);
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
