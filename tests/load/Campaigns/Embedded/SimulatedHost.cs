using CxBridge.Domain.Attempts;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Media.Calls;
using CxBridge.Media.Routing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CxBridge.Tests.Load.Campaigns;

/// <summary>
/// A host without media: real routing, permits, gate and close, in places that are only numbers.
/// <code>
/// 1 order   refused for a busy place, an earlier life, a place that is not there: without a side effect
/// 2 call    <see cref="SimulatedCall"/>
/// 3 seat    a call on a line moves into a slot, at once or when one comes free in time
/// </code>
/// </summary>
internal sealed class SimulatedHost : ISignalling
{
    public const int Slots = 32;
    public const int Lines = 64;

    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(2);

    private readonly CampaignWorld _world;
    private readonly SimulatedCall?[] _slots = new SimulatedCall?[Slots];
    private readonly SimulatedCall?[] _lines = new SimulatedCall?[Lines];
    private readonly Dictionary<AttemptId, SimulatedCall> _calls = [];
    private readonly LinkedList<(SimulatedCall Call, TaskCompletionSource<int?> Slot)> _waiting = new();
    private long _sequence;

    public SimulatedHost(CampaignWorld world, string name, string incarnation)
    {
        _world = world;
        Id = new HostId(name, incarnation);
        Router = new CallRouter(world.Routes, world.Rows, world.Ways, new HostDesk(this, world), this, world.Time, NullLogger<RoutedLeg>.Instance);
    }

    public HostId Id { get; }

    public CallRouter Router { get; }

    /// <summary>Its process was killed: nothing that it knows reaches anybody.</summary>
    public bool IsDead { get; private set; }

    public IEnumerable<SimulatedCall> InSlots => _slots.OfType<SimulatedCall>();

    public void Kill() => IsDead = true;

    public HostReport Report() => new(Id, ++_sequence, Slots, Free(_slots), Draining: false, Load: 0.5) { Lines = Lines, FreeLines = Free(_lines) };

    // 1
    public DialAnswer Dial(DialOrder order)
    {
        SimulatedCall?[] places = order.Token.Kind == PlaceKind.Line ? _lines : _slots;
        if (IsDead || order.Token.Host != Id)
        {
            return DialAnswer.WrongIncarnation;
        }

        if (order.Token.Slot >= places.Length)
        {
            return DialAnswer.NoSuchSlot;
        }

        if (places[order.Token.Slot] is not null || _calls.ContainsKey(order.Attempt))
        {
            return DialAnswer.SlotBusy;
        }

        var call = new SimulatedCall(_world, this, order);
        places[order.Token.Slot] = call;
        _calls.Add(order.Attempt, call);
        _ = _world.Thread.Begin(call.RunAsync); // It tells its faults itself.
        return DialAnswer.Accepted;
    }

    /// <inheritdoc/>
    public ICallLeg Place(PlaceCall call) => new SimulatedLeg(call, _calls[call.Attempt].Callee, this, _world.Carriers, _world.Time);

    // 3
    public async Task<int?> SeatAsync(SimulatedCall call)
    {
        if (Seat(call) is { } slot)
        {
            return slot;
        }

        LinkedListNode<(SimulatedCall, TaskCompletionSource<int?> Slot)> waiter = _waiting.AddLast((call, new TaskCompletionSource<int?>()));
        if (await Task.WhenAny(waiter.Value.Slot.Task, Task.Delay(Hold, _world.Time)) != waiter.Value.Slot.Task && waiter.List is not null)
        {
            _waiting.Remove(waiter);
            return null;
        }

        return await waiter.Value.Slot.Task;
    }

    public void Leave(SimulatedCall call)
    {
        _calls.Remove(call.Attempt);
        Free(call);
        while (_waiting.First is { } next && Seat(next.Value.Call) is { } slot)
        {
            _waiting.RemoveFirst();
            next.Value.Slot.SetResult(slot);
        }
    }

    private static ulong Free(SimulatedCall?[] places)
    {
        ulong free = 0;
        for (int i = 0; i < places.Length; i++)
        {
            free |= places[i] is null ? 1UL << i : 0;
        }

        return free;
    }

    private int? Seat(SimulatedCall call)
    {
        if (Array.IndexOf(_slots, null) is not (>= 0 and var slot))
        {
            return null;
        }

        Free(call);
        _slots[slot] = call;
        return slot;
    }

    private void Free(SimulatedCall call)
    {
        foreach (SimulatedCall?[] places in (SimulatedCall?[][])[_slots, _lines])
        {
            if (Array.IndexOf(places, call) is >= 0 and var place)
            {
                places[place] = null;
            }
        }
    }
}
