namespace CxBridge.Media.Leaks;

/// <summary>The heap at one moment.</summary>
/// <param name="Collection">Number of the last full collection that ended; 0 for none yet. Grows, with gaps.</param>
/// <param name="Live">What was left after it, octets.</param>
/// <param name="InUse">What is in use now, what nobody needs any more included, octets.</param>
internal readonly record struct HeapReading(long Collection, long Live, long InUse);
