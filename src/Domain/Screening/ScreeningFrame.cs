namespace CxBridge.Domain.Screening;

/// <summary>A stretch of what the callee sends, as screening needs it.</summary>
/// <param name="Duration">Its length, 20 ms usually.</param>
/// <param name="MeanAmplitude">Mean of the samples' magnitudes, 0 to 32767.</param>
/// <param name="Sound">What a voice detector makes of it.</param>
public readonly record struct ScreeningFrame(TimeSpan Duration, double MeanAmplitude, FrameSound Sound);
