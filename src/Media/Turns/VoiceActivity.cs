namespace CxBridge.Media.Turns;

/// <summary>What a frame changed in the voice gate.</summary>
public enum VoiceActivity
{
    Unchanged,

    /// <summary>Speech began, <see cref="VoiceActivityDetector.OnsetAge"/> frames ago.</summary>
    Started,

    /// <summary>Speech ended, <see cref="VoiceActivityDetector.SinceSpeech"/> frames ago.</summary>
    Stopped,
}
