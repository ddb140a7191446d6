using CxBridge.Domain.Carriers;
using CxBridge.Domain.Carriers.Permits;
using CxBridge.Domain.Dialling.History;
using CxBridge.Domain.Dialling.Pacing;

namespace CxBridge.Domain.Dialling.Simulation;

/// <summary>
/// Runs a scenario against the pacer that campaigns use, in simulated time.
/// <code>
///            +-- decide, every tick: Pacer ------------------------------+
///            v                                                           |
/// 1 dial --> 2 ringing --> 3 answered --> 4 seat free? --> 5 talking --> 6 over --> its seat to who waits longest
///                \                             \-- waits --> 7 abandoned
///                 \-> unanswered, refused
/// </code>
/// </summary>
public sealed class Rehearsal
{
    private readonly Scenario _scenario;
    private readonly Population _population;
    private readonly CallHistory _history = new();
    private readonly Pacer _pacer;
    private readonly PacingInput _input = new();
    private readonly TrunkBreaker _breaker = new();
    private readonly PermitSchedule _permits;
    private readonly PriorityQueue<SimulatedCall, double> _events = new();
    private readonly CallSet _ringing = new();
    private readonly CallSet _talking = new();
    private readonly Queue<SimulatedCall> _waiting = new();
    private readonly RehearsalBooks _books;
    private readonly ContactPool _contacts;
    private double _now;
    private int _seats;

    private Rehearsal(Scenario scenario)
    {
        _scenario = scenario;
        _population = new Population(scenario, new Chance(scenario.Seed));
        _pacer = new Pacer(_history);
        _permits = new PermitSchedule(TimeSpan.Zero);
        _books = new RehearsalBooks();
        _contacts = new ContactPool(scenario);
        _seats = _population.SeatsAt(0);
    }

    private TimeSpan Now => TimeSpan.FromSeconds(_now);

    private int Lines => _ringing.Count + _talking.Count + _waiting.Count;

    /// <summary>Runs it to its end.</summary>
    public static RehearsalResult Run(Scenario scenario, CancellationToken cancellationToken = default) => new Rehearsal(scenario).Run(cancellationToken);

    private RehearsalResult Run(CancellationToken cancellationToken)
    {
        double end = _scenario.Hours * 3600;
        for (long tick = 0; tick * _scenario.TickSeconds < end && !IsOver; tick++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            MoveTo(tick * _scenario.TickSeconds);
            Tick();
        }

        MoveTo(Math.Min(end, Math.Ceiling(_now / _scenario.TickSeconds + 1) * _scenario.TickSeconds));
        return _books.Close(_now, IsOver, _contacts.Left);
    }

    private bool IsOver => _contacts.IsEmpty && Lines == 0;

    private void Tick()
    {
        _seats = _population.SeatsAt(_now);
        Seat();
        PacingDecision decision = Decide();
        int allowed = _breaker.Allowed(Now, decision.Dials);
        if (_scenario.CallsPerSecond is { } cps)
        {
            allowed = Enumerable.Range(0, allowed).TakeWhile(_ => _permits.Take(Now, cps, burst: 1) is not null).Count();
        }

        if (allowed > 0)
        {
            _breaker.Trying(Now, TimeSpan.FromSeconds(40));
        }

        for (int i = 0; i < allowed; i++)
        {
            Dial();
        }

        _books.Saw(Lines);
    }

    private PacingDecision Decide()
    {
        _input.Seats = _seats;
        _input.Waiting = _waiting.Count;
        _input.RingTimeout = TimeSpan.FromSeconds(_scenario.RingTimeout);
        _input.Hold = TimeSpan.FromSeconds(_scenario.HoldBeforeAbandon);
        _input.Lines = _scenario.Lines is { } lines ? lines - Lines : int.MaxValue;
        _input.Due = _contacts.Due(_now);
        _ringing.Profile(_input.Ringing, _now);
        _talking.Profile(_input.Talking, _now);
        return _pacer.Decide(Now, _scenario.Pacing, _input);
    }

    // 1
    private void Dial()
    {
        DialFate fate = _population.Dial(_now);
        var call = new SimulatedCall { Fate = fate, Since = _now, Contact = _contacts.Take() };
        _ringing.Add(call);
        _events.Enqueue(call, _now + fate.After);
        _books.Dialled();
    }

    private void MoveTo(double time)
    {
        while (_events.TryPeek(out SimulatedCall? call, out double at) && at <= time)
        {
            _events.Dequeue();
            Pass(at);
            Happen(call);
        }

        Pass(time);
    }

    private void Pass(double time)
    {
        _books.Pass(_now, time, _talking.Count, _seats);
        _now = time;
    }

    private void Happen(SimulatedCall call)
    {
        switch (call.Phase)
        {
            case SimulatedPhase.Ringing:
                EndRinging(call);
                break;
            case SimulatedPhase.Waiting:
                // 7
                if (_waiting.TryPeek(out SimulatedCall? first) && first == call)
                {
                    _waiting.Dequeue();
                    _contacts.Over(call.Contact, _now, delay: null);
                    _history.Abandoned(Now);
                    _books.AbandonedAt(_now);
                }

                break;
            case SimulatedPhase.Talking:
                // 6
                _talking.Remove(call);
                _contacts.Over(call.Contact, _now, delay: null);
                _history.Talked(Now, TimeSpan.FromSeconds(call.Fate.Talk));
                Seat();
                break;
            case SimulatedPhase.Seated:
                break;
            default:
                throw new InvalidOperationException($"A simulated call is in phase {call.Phase}.");
        }
    }

    private void EndRinging(SimulatedCall call)
    {
        _ringing.Remove(call);
        var rang = TimeSpan.FromSeconds(call.Fate.After);
        switch (call.Fate.Result)
        {
            case DialResult.Refused:
                _breaker.Failed(Now);
                _contacts.Over(call.Contact, _now, _scenario.Retry?.Failed);
                return;
            case DialResult.Unanswered:
                _breaker.Carried();
                _history.Unreached(Now, rang);
                _contacts.Over(call.Contact, _now, call.Fate.After < _scenario.RingTimeout ? _scenario.Retry?.Busy : _scenario.Retry?.NoAnswer);
                return;
            default:
                // 3
                _breaker.Carried();
                _history.Answered(Now, rang);
                _books.AnsweredAt(_now);
                call.Phase = SimulatedPhase.Waiting;
                call.Since = _now;
                _waiting.Enqueue(call);
                Seat();
                if (call.Phase == SimulatedPhase.Waiting)
                {
                    _events.Enqueue(call, _now + _scenario.HoldBeforeAbandon);
                }

                return;
        }
    }

    // 4, 5
    private void Seat()
    {
        while (_talking.Count < _seats && _waiting.TryDequeue(out SimulatedCall? call))
        {
            // Its end of patience is still in the queue of events: a call that has a seat is another object there.
            var seated = new SimulatedCall { Fate = call.Fate, Since = _now, Phase = SimulatedPhase.Talking, Contact = call.Contact };
            _books.Waited(_now - call.Since);
            call.Phase = SimulatedPhase.Seated;
            _talking.Add(seated);
            _events.Enqueue(seated, _now + call.Fate.Talk);
        }
    }
}
