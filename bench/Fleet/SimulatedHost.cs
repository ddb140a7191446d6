using CxBridge.Domain.Fleet;
using CxBridge.Domain.Ids;
using CxBridge.Grains.Interfaces;
using CxBridge.Grains.Interfaces.Fleet;

namespace CxBridge.Bench.Fleet;

/// <summary>
/// A host without media: its slots, and the rules by which a real one takes an order. It holds the truth. What the rules let through is counted
/// beside them, so that a rule that fails shows: <see cref="DoubleBooked"/> does not ask the rules.
/// </summary>
internal sealed class SimulatedHost(string name, int slots)
{
    private readonly Lock _lock = new();
    private readonly int[] _calls = new int[slots];
    private readonly Guid[] _lastToken = new Guid[slots];
    private int _life = 1;
    private long _sequence;
    private bool _dead;

    public string Name => name;

    /// <summary>Calls that began in a slot while it had one.</summary>
    public long DoubleBooked { get; private set; }

    /// <summary>Whether it was killed and not started again.</summary>
    public bool IsDead
    {
        get
        {
            lock (_lock)
            {
                return _dead;
            }
        }
    }

    /// <summary>Which life this is.</summary>
    public int Life
    {
        get
        {
            lock (_lock)
            {
                return _life;
            }
        }
    }

    private HostId Id => new(name, $"life-{_life}");

    /// <summary>Takes an order or refuses it; a dead host gives no answer.</summary>
    /// <returns>The life in which the call runs, when it was taken.</returns>
    public (DialAnswer? Answer, int Life) Dial(SlotGrant grant)
    {
        lock (_lock)
        {
            DialAnswer? answer = _dead ? null
                : grant.Incarnation != Id.Incarnation ? DialAnswer.WrongIncarnation
                : _calls[grant.Slot] > 0 || _lastToken[grant.Slot] == grant.Token ? DialAnswer.SlotBusy
                : DialAnswer.Accepted;
            if (answer == DialAnswer.Accepted)
            {
                _lastToken[grant.Slot] = grant.Token;
                Occupy_NeedsLock(grant.Slot);
            }

            return (answer, _life);
        }
    }

    /// <summary>A call that was there before the registry was.</summary>
    public int Occupy(int slot)
    {
        lock (_lock)
        {
            Occupy_NeedsLock(slot);
            return _life;
        }
    }

    /// <summary>The call in that slot is over, unless it died with an earlier life.</summary>
    public void End(int slot, int life)
    {
        lock (_lock)
        {
            _calls[slot] -= life == _life ? 1 : 0;
        }
    }

    /// <summary>Started again after it was killed: all its calls are gone.</summary>
    public void Start()
    {
        lock (_lock)
        {
            _dead = false;
            _life++;
            _sequence = 0;
            Array.Clear(_calls);
            Array.Clear(_lastToken);
        }
    }

    /// <summary>Killed: it says nothing any more.</summary>
    public void Kill()
    {
        lock (_lock)
        {
            _dead = true;
        }
    }

    public HostBeat Beat()
    {
        lock (_lock)
        {
            ulong free = 0;
            for (int slot = 0; slot < slots; slot++)
            {
                free |= _calls[slot] == 0 ? 1UL << slot : 0;
            }

            return new HostBeat(name, Id.Incarnation, ++_sequence, slots, free, Draining: false, Load: 0.5) { Contract = GrainContract.Version };
        }
    }

    private void Occupy_NeedsLock(int slot)
    {
        _calls[slot]++;
        DoubleBooked += _calls[slot] > 1 ? 1 : 0;
    }
}
