using System.Collections.Concurrent;

namespace CxBridge.Media.Recording;

/// <summary>
/// Rings of recordings that ended, for those that begin. One has 160 KB: made anew for each call they would fill the large object heap, and each few
/// hundred calls would stop the process for a full collection. Any thread.
/// </summary>
internal sealed class RecordingRings
{
    // 10 MB; more calls than that at once have theirs made and collected.
    private const int MostKept = 64;
    private readonly ConcurrentBag<short[]> _kept = [];

    /// <summary>Of <see cref="CallRecorder.RingSamples"/>; holds what it held.</summary>
    public short[] Rent() => _kept.TryTake(out short[]? ring) ? ring : new short[CallRecorder.RingSamples];

    /// <summary>Nobody else has it any more.</summary>
    public void Return(short[] ring)
    {
        if (_kept.Count < MostKept)
        {
            _kept.Add(ring);
        }
    }
}
