using System.Collections.Concurrent;
using CxBridge.Media.Calls;
using CxBridge.Media.Calls.Sounds;
using CxBridge.Media.Workers;

namespace CxBridge.Tests.Unit.Media.Workers;

/// <summary>Keeps sight of the sounds that workers make for an engine.</summary>
internal sealed class OpenedSounds(ICallSounds workers) : ICallSounds
{
    private readonly ConcurrentDictionary<CallPlace, RemoteSound> _last = new();

    /// <summary>The last one of a slot.</summary>
    public RemoteSound this[int slot] => _last[CallPlace.Slot(slot)];

    public IReadOnlyList<string> Holds => workers.Holds;

    public bool IsHeld(CallPlace place) => workers.IsHeld(place);

    public void Move(int line, int slot) => workers.Move(line, slot);

    public void Settle(ulong freeSlots, ulong freeLines) => workers.Settle(freeSlots, freeLines);

    public void Retire(CallPlace place) => workers.Retire(place);

    public async Task<ICallSound> OpenAsync(SoundOrder order, ICallObserver observer, CancellationToken cancellationToken)
    {
        ICallSound sound = await workers.OpenAsync(order, observer, cancellationToken);
        _last[order.Place] = (RemoteSound)sound;
        return sound;
    }
}
