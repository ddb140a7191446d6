using System.Collections.Concurrent;

namespace CxBridge.Media.Leaks;

/// <summary>The answered calls whose sound is made in this process. Those that ring run no code of a bot. Thread-safe.</summary>
internal sealed class MeteredCalls
{
    private readonly ConcurrentDictionary<CallMeter, MeteredCall> _calls = new();

    /// <summary>Those of this moment.</summary>
    public IReadOnlyList<MeteredCall> Live => [.. _calls.Values];

    /// <summary>It was answered.</summary>
    public void Add(MeteredCall call) => _calls[call.Meter] = call;

    /// <summary>It is over, and has let go of everything.</summary>
    public void Remove(CallMeter meter) => _calls.TryRemove(meter, out _);
}
