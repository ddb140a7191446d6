namespace CxBridge.Media.Rtp;

/// <summary>What to do with a packet that arrived.</summary>
internal enum Arrival
{
    /// <summary>A duplicate, or of a source on probation.</summary>
    Dropped,
    Accepted,

    /// <summary>The first of a new source: what is known of the old one's timestamps is void.</summary>
    NewSource,
}
