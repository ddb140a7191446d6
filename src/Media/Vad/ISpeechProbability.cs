namespace CxBridge.Media.Vad;

/// <summary>How likely the frames of one call are speech. One thread at a time.</summary>
public interface ISpeechProbability
{
    /// <summary>Takes the next frame of 20 ms, 8 kHz.</summary>
    /// <returns>0 to 1: of this frame, or of one shortly before where frames of many calls are looked at together. NaN when the model cannot tell.</returns>
    float Next(ReadOnlySpan<short> frame);
}
