namespace CxBridge.Media.Rtp.Control;

/// <summary>Where in its call a report is.</summary>
internal enum RtcpPhase
{
    Running,

    /// <summary>The last one: it says BYE.</summary>
    Leaving,
}
