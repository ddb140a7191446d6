namespace CxBridge.Media.Rtp.Jitter;

/// <summary>What a jitter buffer did to a call.</summary>
/// <param name="ConcealedFrames">20 ms frames made up for packets that were lost or late; a sender's pause does not count.</param>
/// <param name="Late">Packets that came after their time.</param>
/// <param name="LossRatio">Share of packets not played, late ones included.</param>
/// <param name="BurstRatio">See <see cref="LossRuns.BurstRatio"/>.</param>
/// <param name="Pattern">Bursts and gaps.</param>
/// <param name="MeanDelayMilliseconds">Mean time that a packet waited.</param>
/// <param name="TargetMilliseconds">Depth wanted at the end.</param>
/// <param name="LargestTargetMilliseconds">Deepest ever wanted.</param>
/// <param name="SkewPartsPerMillion">How much faster the far end's clock runs; null when the call was too short to tell.</param>
internal readonly record struct JitterFigures(
    long ConcealedFrames, long Late, double LossRatio, double BurstRatio, LossPattern Pattern, double MeanDelayMilliseconds,
    double TargetMilliseconds, double LargestTargetMilliseconds, double? SkewPartsPerMillion);
