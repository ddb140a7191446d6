using System.Collections.Concurrent;
using CxBridge.Media.Calls;
using CxBridge.Media.Calls.Sounds;
using CxBridge.Media.Workers;

namespace CxBridge.Tests.Unit.Media.Workers;

/// <summary>Keeps sight of the sounds that workers make for an engine.</summary>
internal sealed class OpenedSounds(ICallSounds workers) : ICallSounds
{
    private readonly ConcurrentDictionary<int, RemoteSound> _last = new();

    /// <summary>The last one of a slot.</summary>
    public RemoteSound this[int slot] => _last[slot];

    public string? WhyHeld(int slot) => workers.WhyHeld(slot);

    public void Retire(int slot) => workers.Retire(slot);

    public async Task<ICallSound> OpenAsync(SoundOrder order, ICallObserver observer, CancellationToken cancellationToken)
    {
        ICallSound sound = await workers.OpenAsync(order, observer, cancellationToken);
        _last[order.Slot] = (RemoteSound)sound;
        return sound;
    }
}
