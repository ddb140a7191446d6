namespace CxBridge.Domain.Screening;

/// <summary>What a frame of sound is.</summary>
public enum FrameSound
{
    /// <summary>Silence or the noise of the line.</summary>
    Background,
    Voice,

    /// <summary>A signal of the line or a beep: neither a greeting nor the silence of somebody who waits.</summary>
    Tone,
}
