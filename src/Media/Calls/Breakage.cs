namespace CxBridge.Media.Calls;

/// <summary>Whether something broke on our side of a call.</summary>
internal enum Breakage
{
    None,

    /// <summary>A provider, the host, or the media.</summary>
    OurSide,

    /// <summary>The worker process that made the call's sound died, or was killed because it hung.</summary>
    Worker,
}
