namespace CxBridge.Training.Vad.Sound;

/// <summary>Some seconds of a telephone line, and in which frames of 20 ms somebody speaks.</summary>
/// <param name="Samples">8 kHz, after G.711.</param>
/// <param name="IsSpeech">For each frame.</param>
/// <param name="Noise">What else is to be heard.</param>
/// <param name="SignalToNoise">Level of the speech over it, dB.</param>
public sealed record Clip(short[] Samples, bool[] IsSpeech, NoiseKind Noise, double SignalToNoise);
