namespace CxBridge.Media.Rtp.Jitter;

/// <summary>Which way the depth of the jitter buffer has to go.</summary>
internal enum Pace
{
    Steady,

    /// <summary>Packets come later than the buffer allows for.</summary>
    Deeper,

    /// <summary>They wait for longer than they need to.</summary>
    Shallower,
}
