namespace CxBridge.Media.Rtp.Jitter;

/// <summary>How a packet's timestamp relates to those before it.</summary>
internal enum Anchor
{
    /// <summary>It goes on.</summary>
    Running,

    /// <summary>The marker bit is set: a talkspurt begins, before which some senders stop their clock.</summary>
    Talkspurt,

    /// <summary>A new source: nothing carries over.</summary>
    New,
}
