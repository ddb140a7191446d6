namespace CxBridge.Media.Turns;

/// <summary>What to do with speech of the caller while the bot speaks.</summary>
internal enum OverlapVerdict
{
    /// <summary>Nothing yet.</summary>
    Wait,

    /// <summary>Long enough to be meant: stand still until words tell.</summary>
    Pause,

    /// <summary>It was nothing: go on.</summary>
    Resume,

    /// <summary>The caller has the floor.</summary>
    Yield,
}
