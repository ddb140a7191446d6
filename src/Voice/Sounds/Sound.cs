namespace CxBridge.Voice.Sounds;

/// <summary>A piece of mono sound.</summary>
/// <param name="Samples">Full scale is -1 to 1.</param>
/// <param name="SampleRate">Hertz.</param>
public sealed record Sound(float[] Samples, int SampleRate)
{
    /// <summary>How long it is.</summary>
    public TimeSpan Duration => TimeSpan.FromSeconds((double)Samples.Length / SampleRate);
}
