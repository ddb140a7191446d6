namespace CxBridge.Media;

/// <summary>What a frame pulled from the playout buffer is.</summary>
internal enum PlayoutKind
{
    Silence,

    /// <summary>The first frame with sound after silence: its packet carries the marker bit (RFC 3551 section 4.1).</summary>
    TalkspurtStart,
    Sound,
}
