namespace CxBridge.Media.Calls;

/// <summary>Which way the sound of a call stopped.</summary>
internal enum MediaSilence
{
    /// <summary>The far end sends nothing.</summary>
    NothingHeard,

    /// <summary>The far end has us on hold, and the reports that showed it alive have stopped.</summary>
    NoSignOfLife,

    /// <summary>What we send does not arrive.</summary>
    NothingDelivered,
}
