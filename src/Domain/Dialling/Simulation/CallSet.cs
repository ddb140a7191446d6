using CxBridge.Domain.Dialling.History;

namespace CxBridge.Domain.Dialling.Simulation;

/// <summary>Calls of one phase; adding and removing cost the same for any number.</summary>
internal sealed class CallSet
{
    private readonly List<SimulatedCall> _calls = [];

    public int Count => _calls.Count;

    public void Add(SimulatedCall call)
    {
        call.Place = _calls.Count;
        _calls.Add(call);
    }

    public void Remove(SimulatedCall call)
    {
        SimulatedCall last = _calls[^1];
        _calls[call.Place] = last;
        last.Place = call.Place;
        _calls.RemoveAt(_calls.Count - 1);
    }

    /// <summary>The ages of all, in place of what the profile held.</summary>
    public void Profile(AgeProfile profile, double now)
    {
        profile.Clear();
        foreach (SimulatedCall call in _calls)
        {
            profile.Add(now - call.Since);
        }
    }
}
