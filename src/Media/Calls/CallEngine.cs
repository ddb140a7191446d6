using CxBridge.Domain.Attempts;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using Microsoft.Extensions.Logging;

namespace CxBridge.Media.Calls;

/// <summary>
/// The slots of this host, and the truth about them.
/// <code>
/// 1 order     checked: incarnation, slot, drain or cordon, busy, token used before; refusals have no effect
/// 2 occupy    under the lock, so that one slot never has two calls
/// 3 run       CallSession steps 2 to 11, on its own
/// 4 free      when the session is over, or overdue: a slot that wedges is taken back, its attempt closed, the others do not notice
/// </code>
/// </summary>
internal sealed partial class CallEngine : ICallEngine
{
    private static readonly TimeSpan AfterDeadline = TimeSpan.FromSeconds(60);
    private readonly CallServices _services;
    private readonly MediaMetrics _metrics;
    private readonly ILoggerFactory _logs;
    private readonly ILogger<CallEngine> _log;
    private readonly Lock _lock = new();
    private readonly CallSlot[] _slots;
    private readonly LoadMeter _load;
    private long _sequence;
    private bool _draining;
    private bool _cordoned;

    public CallEngine(CallServices services, MediaMetrics metrics, ILoggerFactory logs)
    {
        _services = services;
        _metrics = metrics;
        _logs = logs;
        _log = logs.CreateLogger<CallEngine>();
        _load = new LoadMeter(services.Time);
        DateTimeOffset now = services.Time.GetUtcNow();
        Host = new HostId(services.Options.HostName, Guid.CreateVersion7(now).ToString("N"));
        _slots = [.. Enumerable.Range(0, services.Options.Slots).Select(_ => new CallSlot { FreeSince = now })];
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
                return [.. _slots.Select((slot, number) => slot.Session?.View ?? new SlotView(number, SlotState.Free, slot.FreeSince, null))];
            }
        }
    }

    /// <inheritdoc/>
    public HostReport Report()
    {
        lock (_lock)
        {
            ulong free = 0;
            for (int i = 0; i < _slots.Length; i++)
            {
                free |= _slots[i].Session is null ? 1UL << i : 0;
            }

            return new HostReport(Host, ++_sequence, _slots.Length, free, _draining || _cordoned, _load.Read());
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

            if (order.Token.Slot < 0 || order.Token.Slot >= _slots.Length)
            {
                return DialAnswer.NoSuchSlot;
            }

            if (_draining || _cordoned)
            {
                return DialAnswer.Draining;
            }

            CallSlot slot = _slots[order.Token.Slot];
            if (slot.Session is not null || slot.LastToken == order.Token.Token || _slots.Any(other => other.Session?.Attempt == order.Attempt))
            {
                return DialAnswer.SlotBusy;
            }

            var session = new CallSession(_services, order, Host, _logs.CreateLogger<CallSession>());
            slot.Session = session;
            slot.LastToken = order.Token.Token;
            slot.Occupied = Task.Run(() => OccupyAsync(slot, session));
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
            session = _slots.FirstOrDefault(slot => slot.Session?.Attempt == attempt)?.Session;
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
            over = Task.WhenAll(_slots.Select(slot => slot.Occupied));
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
            foreach (SlotView slot in Slots)
            {
                if (slot.Attempt is { } attempt)
                {
                    Hangup(attempt, HangupReason.Operator);
                }
            }

            await Task.WhenAny(over, Task.Delay(AfterDeadline, _services.Time, CancellationToken.None));
        }
    }

    private async Task OccupyAsync(CallSlot slot, CallSession session)
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
                LogWedged(session.Attempt, session.View.Slot, session.View.State);
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
                slot.Session = null;
                slot.FreeSince = _services.Time.GetUtcNow();
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
