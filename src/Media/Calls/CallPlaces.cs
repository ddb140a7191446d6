using CxBridge.Domain.Fleet;

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
/// for calls that come in. A held slot, which nobody could make the sound for, is not free, and neither are the lines whose sound is made there.
/// </summary>
internal sealed class CallPlaces(int slots, int lines, int keptForInbound, Func<int, bool> isHeld, DateTimeOffset now)
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
            ulong free = Free(_slots, isHeld);
            for (int kept = StillKept; kept > 0 && free != 0; kept--)
            {
                free &= ~(1UL << (63 - System.Numerics.BitOperations.LeadingZeroCount(free)));
            }

            return free;
        }
    }

    /// <summary>Bit n: line n is free.</summary>
    public ulong FreeLines => Free(_lines, line => isHeld(line % _slots.Length));

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
        Find(token) is { Session: null } place && place.LastToken != token.Token && !isHeld(token.Slot % _slots.Length) && (token.Kind == PlaceKind.Line || FreeSlots != 0);

    /// <summary>Any free slot, a kept one too; null when all have a call.</summary>
    public int? FindForInbound() => LastFree() is var free and >= 0 ? free : null;

    /// <summary>A call takes a slot from the start.</summary>
    public void Occupy(int slot, CallSession session) => _slots[slot].Session = session;

    /// <summary>Moves a call from its line into a free slot.</summary>
    /// <returns>The slot, or null when none is free.</returns>
    public int? Seat(CallSession session, DateTimeOffset at)
    {
        if (FreeSlots == 0)
        {
            return null;
        }

        int slot = System.Numerics.BitOperations.TrailingZeroCount(FreeSlots);
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

    private int LastFree() => 63 - System.Numerics.BitOperations.LeadingZeroCount(Free(_slots, isHeld));

    private static ulong Free(CallSlot[] places, Func<int, bool> isHeld)
    {
        ulong free = 0;
        for (int i = 0; i < places.Length; i++)
        {
            free |= places[i].Session is null && !isHeld(i) ? 1UL << i : 0;
        }

        return free;
    }

    private static CallSlot[] Make(int count, DateTimeOffset now) => [.. Enumerable.Range(0, count).Select(_ => new CallSlot { FreeSince = now })];
}
