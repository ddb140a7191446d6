using CxBridge.Domain.Dialling.Explain;

namespace CxBridge.Grains.Dialling;

/// <summary>Calls of a partition that were withdrawn lately, for explanations: told for as long as a silent dialler is believed to be well.</summary>
internal sealed class WithdrawnCalls(TimeProvider time)
{
    private int _calls;
    private long _last;

    /// <summary>How many since the first of which somebody may not have heard.</summary>
    public int Lately => _calls > 0 && time.GetElapsedTime(_last) < DialHolds.Silence ? _calls : _calls = 0;

    public void Add()
    {
        _calls = Lately + 1;
        _last = time.GetTimestamp();
    }
}
