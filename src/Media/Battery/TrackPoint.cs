namespace CxBridge.Media.Battery;

/// <summary>Where one frame of the reference is in the recording.</summary>
/// <param name="Start">Its first sample in the reference.</param>
/// <param name="Delay">Samples by which the recording is later, with their fraction.</param>
/// <param name="Likeness">Of the 50 ms around it, -1 to 1.</param>
internal readonly record struct TrackPoint(int Start, double Delay, double Likeness);
