using CxBridge.Domain.Fleet;
using CxBridge.Media.Calls.Sounds;

namespace CxBridge.Media.Workers;

/// <summary>
/// Which worker serves which place. Each worker has as many berths as places, and each place has one berth, so a worker never has more calls than places.
/// <code>
/// at rest        slot 0 - berth 0      line 0 - berth 2
/// 1 move         a call on line 0 goes into slot 0 and keeps its berth: slot 0 - berth 2, line 0 - berth 0, and the line takes the next call at once
/// 2 settle       once both have no call each place has its own again
/// </code>
/// Thread-safe.
/// </summary>
internal sealed class WorkerBerths
{
    private readonly WorkerLayout _layout;
    private readonly Lock _lock = new();
    private readonly CallPlace[] _owners;
    private readonly int[] _berths;
    private readonly int _slots;

    public WorkerBerths(int slots, int lines, WorkerLayout layout)
    {
        _layout = layout;
        _slots = slots;
        _owners = [.. Enumerable.Range(0, slots).Select(CallPlace.Slot), .. Enumerable.Range(0, lines).Select(CallPlace.Line)];
        _berths = [.. Enumerable.Range(0, _owners.Length)];
    }

    /// <summary>The berth of a place.</summary>
    public int BerthOf(CallPlace place)
    {
        lock (_lock)
        {
            return _berths[Index(place)];
        }
    }

    /// <summary>The worker of a berth.</summary>
    public int WorkerOf(int berth) => _layout.WorkerOf(_owners[berth]);

    /// <summary>The worker of a place.</summary>
    public int WorkerOf(CallPlace place) => WorkerOf(BerthOf(place));

    /// <summary>Whether a worker serves a slot now.</summary>
    public bool ServesSlot(int worker)
    {
        lock (_lock)
        {
            return _berths.Take(_slots).Any(berth => WorkerOf(berth) == worker);
        }
    }

    /// <summary>Step 1.</summary>
    public void Move(int line, int slot)
    {
        lock (_lock)
        {
            Exchange_NeedsLock(_slots + line, slot);
        }
    }

    /// <summary>Step 2, for slots; lines find their own when the last slot has.</summary>
    /// <param name="freeSlots">Bit n: slot n has no call.</param>
    /// <param name="freeLines">Bit n: line n has none.</param>
    public void Settle(ulong freeSlots, ulong freeLines)
    {
        lock (_lock)
        {
            for (int slot = 0; slot < _slots; slot++)
            {
                int holder = Array.IndexOf(_berths, slot);
                if (holder != slot && IsFree(slot) && IsFree(holder))
                {
                    Exchange_NeedsLock(slot, holder);
                }
            }
        }

        bool IsFree(int index) => ((index < _slots ? freeSlots >> index : freeLines >> (index - _slots)) & 1) != 0;
    }

    private int Index(CallPlace place) => place.Kind == PlaceKind.Slot ? place.Number : _slots + place.Number;

    private void Exchange_NeedsLock(int one, int other) => (_berths[one], _berths[other]) = (_berths[other], _berths[one]);
}
