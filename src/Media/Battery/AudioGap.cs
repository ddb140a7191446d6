namespace CxBridge.Media.Battery;

/// <summary>A hole: the recording is silent where the reference speaks.</summary>
/// <param name="StartMs">Where it begins in the recording, milliseconds.</param>
/// <param name="LengthMs">How long it is.</param>
public sealed record AudioGap(double StartMs, double LengthMs);
