using CxBridge.Domain.Attempts;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CxBridge.Media.Calls;

/// <summary>
/// The slots and lines of this host, and the truth about them.
/// <code>
/// 1 order     checked: incarnation, place, drain or cordon, busy, token used before; refusals have no effect
/// 2 occupy    under the lock, so that no place ever has two calls
/// 3 run       CallSession steps 2 to 11, on its own
/// 4 seat      a call on a line moves into a slot, at once or when one comes free in time
/// 5 free      when the session is over, or overdue: a place that wedges is taken back, its attempt closed, the others do not notice
/// </code>
/// </summary>
internal sealed partial class CallEngine : ICallEngine, ICallSeats
{
    private static readonly TimeSpan AfterDeadline = TimeSpan.FromSeconds(60);
    private readonly CallServices _services;
    private readonly MediaMetrics _metrics;
    private readonly ILoggerFactory _logs;
    private readonly ILogger<CallEngine> _log;
    private readonly Lock _lock = new();
    private readonly CallPlaces _places;
    private readonly Dictionary<AttemptId, (CallSession Session, Task Over)> _calls = [];
    private readonly LoadMeter _load;
    private long _sequence;
    private bool _draining;
    private bool _cordoned;

    public CallEngine(CallServices services, MediaMetrics metrics, ILoggerFactory logs, IOptions<InboundOptions> inbound)
    {
        _services = services;
        _metrics = metrics;
        _logs = logs;
        _log = logs.CreateLogger<CallEngine>();
        _load = new LoadMeter(services.Time);
        DateTimeOffset now = services.Time.GetUtcNow();
        Host = new HostId(services.Options.HostName, Guid.CreateVersion7(now).ToString("N"));
        _places = new CallPlaces(services.Options.Slots, services.Options.LinesOrDefault, inbound.Value.ReservedSlots, services.Sounds, now);
    }

    /// <inheritdoc/>
    public event Action<AttemptClosed>? Closed
    {
        add => _services.Closer.Closed += value;
        remove => _services.Closer.Closed -= value;
    }

    /// <inheritdoc/>
    public HostId Host { get; }

    /// <inheritdoc/>
    public IReadOnlyList<SlotView> Slots
    {
        get
        {
            lock (_lock)
            {
                return _places.ViewSlots();
            }
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<SlotView> Lines
    {
        get
        {
            lock (_lock)
            {
                return _places.ViewLines();
            }
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Holds => _services.Sounds.Holds;

    /// <inheritdoc/>
    public HostReport Report()
    {
        lock (_lock)
        {
            return new HostReport(Host, ++_sequence, _places.Slots, _places.FreeSlots, _draining || _cordoned, _load.Read())
            {
                Lines = _places.Lines,
                FreeLines = _places.FreeLines,
            };
        }
    }

    /// <inheritdoc/>
    public DialAnswer Dial(DialOrder order)
    {
        lock (_lock)
        {
            if (order.Token.Host != Host)
            {
                return DialAnswer.WrongIncarnation;
            }

            if (_places.Find(order.Token) is not { } place)
            {
                return DialAnswer.NoSuchSlot;
            }

            if (_draining || _cordoned)
            {
                return DialAnswer.Draining;
            }

            if (!_places.MayTake(order.Token) || _calls.ContainsKey(order.Attempt))
            {
                return DialAnswer.SlotBusy;
            }

            var session = new CallSession(_services, order, Host, this, _logs.CreateLogger<CallSession>());
            place.Session = session;
            place.LastToken = order.Token.Token;
            _calls.Add(order.Attempt, (session, Task.Run(() => OccupyAsync(session))));
            _metrics.CallBegan();
            return DialAnswer.Accepted;
        }
    }

    /// <summary>Takes a call that came in into any free slot, those that are kept for it first.</summary>
    /// <returns>Accepted; Draining; SlotBusy when no slot is free.</returns>
    public DialAnswer Take(InboundVisit visit)
    {
        lock (_lock)
        {
            if (_draining || _cordoned)
            {
                return DialAnswer.Draining;
            }

            if (_places.FindForInbound() is not { } slot)
            {
                return DialAnswer.SlotBusy;
            }

            // Partition and epoch are the dialler's; a call that came in belongs to whom the store finds.
            var order = new DialOrder(new SlotToken(Host, slot, Guid.NewGuid()), AttemptId.New(_services.Time), default, 0);
            var session = new CallSession(_services, visit, order, Host, this, _logs.CreateLogger<CallSession>());
            _places.Occupy(slot, session);
            _calls.Add(order.Attempt, (session, Task.Run(() => OccupyAsync(session))));
            _metrics.CallBegan();
            return DialAnswer.Accepted;
        }
    }

    /// <inheritdoc/>
    public void Obey(HostOrder order)
    {
        lock (_lock)
        {
            _cordoned = order switch
            {
                HostOrder.Cordon => true,
                HostOrder.Uncordon => false,
                _ => _cordoned,
            };
        }
    }

    /// <inheritdoc/>
    public bool Hangup(AttemptId attempt, HangupReason reason)
    {
        CallSession? session;
        lock (_lock)
        {
            session = _calls.GetValueOrDefault(attempt).Session;
        }

        session?.Hangup(reason);
        return session is not null;
    }

    /// <inheritdoc/>
    public async Task DrainAsync(CancellationToken deadline)
    {
        Task over;
        bool first;
        lock (_lock)
        {
            first = !_draining;
            _draining = true;
            over = Task.WhenAll(_calls.Values.Select(call => call.Over));
            RetireIdle_NeedsLock();
        }

        if (first)
        {
            LogDraining();
        }

        try
        {
            await over.WaitAsync(deadline);
        }
        catch (OperationCanceledException)
        {
            foreach (CallSession session in Sessions())
            {
                session.Hangup(HangupReason.Operator);
            }

            await Task.WhenAny(over, Task.Delay(AfterDeadline, _services.Time, CancellationToken.None));
        }
    }

    /// <inheritdoc/>
    async Task<int?> ICallSeats.SeatAsync(CallSession session, TimeSpan patience)
    {
        SlotWaiter waiter;
        lock (_lock)
        {
            // A call that is over has left already, and must not come back into a slot.
            if (!_calls.ContainsKey(session.Attempt))
            {
                return null;
            }

            if (_places.Seat(session, _services.Time.GetUtcNow()) is { } slot)
            {
                return slot;
            }

            waiter = _places.Wait(session);
        }

        try
        {
            return await waiter.Slot.WaitAsync(patience, _services.Time);
        }
        catch (TimeoutException)
        {
            lock (_lock)
            {
                return _places.GiveUp(waiter) ? null : waiter.Slot.Result;
            }
        }
    }

    /// <inheritdoc/>
    void ICallSeats.StopWaiting(CallSession session)
    {
        lock (_lock)
        {
            _places.StopWaiting(session);
        }
    }

    // What is kept ready for calls that will not come any more may go.
    private void RetireIdle_NeedsLock()
    {
        foreach (Sounds.CallPlace place in _places.Vacant)
        {
            _services.Sounds.Retire(place);
        }
    }

    private List<CallSession> Sessions()
    {
        lock (_lock)
        {
            return [.. _calls.Values.Select(call => call.Session)];
        }
    }

    private async Task OccupyAsync(CallSession session)
    {
        try
        {
            Task running = session.RunAsync();
            if (await Task.WhenAny(running, session.IsOverdue) == running)
            {
                await running;
            }
            else
            {
                LogWedged(session.Attempt, session.View.State);
                await CloseWedgedAsync(session);
            }
        }
#pragma warning disable CA1031 // Nothing that a session does may keep its slot.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogSessionThrew(session.Attempt, fault);
        }
        finally
        {
            lock (_lock)
            {
                _calls.Remove(session.Attempt);
                _places.Leave(session, _services.Time.GetUtcNow());
                if (_draining)
                {
                    RetireIdle_NeedsLock();
                }
            }

            session.Dispose();
            _metrics.CallEnded();
        }
    }

    private async Task CloseWedgedAsync(CallSession session)
    {
        session.Hangup(HangupReason.Failure);
        if (session.Gated is { } gated)
        {
            // Should the session come to and close after all, the second close changes nothing.
            await _services.Closer.CloseAsync(AttemptCloses.Of(gated, AttemptOutcome.Unknown, Disposition.Failed, _services.Time.GetUtcNow()), gated.Partition);
        }
        else
        {
            _services.Doubts.Add(session.Attempt);
        }
    }
}
