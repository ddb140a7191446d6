namespace CxBridge.Media.Rtp;

/// <summary>The longest time between two packets of a far end that does not pause of its own will: what a listener notices as a hole.</summary>
internal sealed class GapMeter
{
    private double _last = double.NaN;

    /// <summary>Longest so far, ms.</summary>
    public double LongestMilliseconds { get; private set; }

    /// <summary>A packet came.</summary>
    /// <param name="marker">It begins a talkspurt (RFC 3551 section 4.1): the silence before it was meant.</param>
    /// <param name="arrival">When, in ms of a clock that never jumps.</param>
    public void Heard(bool marker, double arrival)
    {
        if (!marker && arrival - _last > LongestMilliseconds)
        {
            LongestMilliseconds = arrival - _last;
        }

        _last = arrival;
    }

    /// <summary>The far end stops or moves with our consent: the time until its next packet is no hole.</summary>
    public void Pause() => _last = double.NaN;
}
