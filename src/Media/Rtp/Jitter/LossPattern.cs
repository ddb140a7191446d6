namespace CxBridge.Media.Rtp.Jitter;

/// <summary>How loss came (RFC 3611 section 4.7.2).</summary>
/// <param name="BurstDensity">Share lost within bursts, 0 to 1.</param>
/// <param name="GapDensity">Share lost between bursts, 0 to 1.</param>
/// <param name="BurstMilliseconds">Mean length of a burst.</param>
/// <param name="GapMilliseconds">Mean length of what lies between.</param>
internal readonly record struct LossPattern(double BurstDensity, double GapDensity, double BurstMilliseconds, double GapMilliseconds);
