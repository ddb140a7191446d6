namespace CxBridge.Bench.Media;

/// <summary>What the process of the far ends counted.</summary>
internal sealed record FarEndFigures(long Received, long Lost, long GapsOver40ms, double MaxGapMs, double ProcessorSeconds);
