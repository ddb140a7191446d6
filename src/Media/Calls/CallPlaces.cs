using System.Numerics;
using CxBridge.Domain.Fleet;
using CxBridge.Media.Calls.Sounds;

namespace CxBridge.Media.Calls;

/// <summary>
/// The slots and lines of this host, and who waits for a slot. Guarded by the engine's lock.
/// <code>
/// order for a slot      slot ------------------------------> free
/// order for a line      line -> a free slot, or waits ------> free
///                                  \-> nobody left in time: the line until the message is over -> free
/// call that comes in    slot, a kept one first ------------> free
/// </code>
/// A slot that comes free goes to the call that has waited longest, before anybody else hears of it. Calls that we place leave alone what is kept
/// for calls that come in. A held place, which nobody could make the sound for, is not free; but a held slot is good enough for a call from a line, whose
/// sound is being made already.
/// </summary>
internal sealed class CallPlaces(int slots, int lines, int keptForInbound, ICallSounds sounds, DateTimeOffset now)
{
    private readonly CallSlot[] _slots = Make(slots, now);
    private readonly CallSlot[] _lines = Make(lines, now);
    private readonly LinkedList<SlotWaiter> _waiting = new();

    public int Slots => _slots.Length;

    public int Lines => _lines.Length;

    /// <summary>Bit n: slot n is free for calls that we place. Of the free ones the highest are those that are kept.</summary>
    public ulong FreeSlots
    {
        get
        {
            ulong free = UnheldSlots;
            for (int kept = StillKept; kept > 0 && free != 0; kept--)
            {
                free &= ~(1UL << (63 - BitOperations.LeadingZeroCount(free)));
            }

            return free;
        }
    }

    /// <summary>Bit n: line n is free.</summary>
    public ulong FreeLines => Where(_lines, (place, line) => place.Session is null && !sounds.IsHeld(CallPlace.Line(line)));

    /// <summary>Every slot and line without a call.</summary>
    public IEnumerable<CallPlace> Vacant =>
        [.. Numbers(VacantSlots).Select(CallPlace.Slot), .. Numbers(VacantLines).Select(CallPlace.Line)];

    private ulong VacantSlots => Where(_slots, static (place, _) => place.Session is null);

    private ulong VacantLines => Where(_lines, static (place, _) => place.Session is null);

    private ulong UnheldSlots => Where(_slots, (place, slot) => place.Session is null && !sounds.IsHeld(CallPlace.Slot(slot)));

    // What comes in fills the kept slots first.
    private int StillKept => Math.Max(0, keptForInbound - _slots.Count(slot => slot.Session is { IsInbound: true }));

    /// <summary>The slot or line of an order; null when the host has no such.</summary>
    public CallSlot? Find(SlotToken token)
    {
        CallSlot[] places = token.Kind == PlaceKind.Line ? _lines : _slots;
        return token.Slot >= 0 && token.Slot < places.Length ? places[token.Slot] : null;
    }

    /// <summary>Whether an order may have its place.</summary>
    public bool MayTake(SlotToken token) =>
        Find(token) is { Session: null } place && place.LastToken != token.Token && !sounds.IsHeld(new CallPlace(token.Kind, token.Slot))
        && (token.Kind == PlaceKind.Line || FreeSlots != 0);

    /// <summary>Any free slot, a kept one too; null when all have a call.</summary>
    public int? FindForInbound() => UnheldSlots is not 0 and var free ? 63 - BitOperations.LeadingZeroCount(free) : null;

    /// <summary>A call takes a slot from the start.</summary>
    public void Occupy(int slot, CallSession session) => _slots[slot].Session = session;

    /// <summary>Moves a call from its line into a free slot.</summary>
    /// <returns>The slot, or null when none is free.</returns>
    public int? Seat(CallSession session, DateTimeOffset at)
    {
        ulong free = FreeSlots is not 0 and var unheld ? unheld : VacantSlots & ~UnheldSlots;
        if (free == 0)
        {
            return null;
        }

        int slot = BitOperations.TrailingZeroCount(free);
        sounds.Move(Array.FindIndex(_lines, line => line.Session == session), slot);
        Free(session, at);
        _slots[slot].Session = session;
        return slot;
    }

    /// <summary>A call begins to wait for a slot.</summary>
    public SlotWaiter Wait(CallSession session)
    {
        var waiter = new SlotWaiter(session);
        _waiting.AddLast(waiter);
        return waiter;
    }

    /// <summary>A call does not wait any longer.</summary>
    /// <returns>False when it was given a slot at this very moment.</returns>
    public bool GiveUp(SlotWaiter waiter) => _waiting.Remove(waiter);

    /// <summary>A call is over and waits no longer.</summary>
    public void StopWaiting(CallSession session)
    {
        if (_waiting.FirstOrDefault(waiter => waiter.Session == session) is { } own)
        {
            _waiting.Remove(own);
            own.End(null);
        }
    }

    /// <summary>A call is over: its place is free, or the longest waiting call's.</summary>
    public void Leave(CallSession session, DateTimeOffset at)
    {
        Free(session, at);
        StopWaiting(session);
        while (_waiting.First is { } next && Seat(next.Value.Session, at) is { } slot)
        {
            _waiting.RemoveFirst();
            next.Value.End(slot);
        }

        sounds.Settle(VacantSlots, VacantLines);
    }

    /// <summary>Each slot with what it does, by number.</summary>
    public IReadOnlyList<SlotView> ViewSlots() => View(_slots);

    /// <summary>Each line with what it does, by number.</summary>
    public IReadOnlyList<SlotView> ViewLines() => View(_lines);

    private void Free(CallSession session, DateTimeOffset at)
    {
        foreach (CallSlot place in _slots.Concat(_lines).Where(place => place.Session == session))
        {
            place.Session = null;
            place.FreeSince = at;
        }
    }

    private static SlotView[] View(CallSlot[] places) =>
        [.. places.Select((place, number) => place.Session?.View is { } view ? view with { Slot = number } : new SlotView(number, SlotState.Free, place.FreeSince, null))];

    private static ulong Where(CallSlot[] places, Func<CallSlot, int, bool> condition)
    {
        ulong found = 0;
        for (int i = 0; i < places.Length; i++)
        {
            found |= condition(places[i], i) ? 1UL << i : 0;
        }

        return found;
    }

    private static IEnumerable<int> Numbers(ulong bits) => Enumerable.Range(0, 64).Where(number => (bits & (1UL << number)) != 0);

    private static CallSlot[] Make(int count, DateTimeOffset now) => [.. Enumerable.Range(0, count).Select(_ => new CallSlot { FreeSince = now })];
}
