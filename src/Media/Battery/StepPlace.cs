namespace CxBridge.Media.Battery;

/// <summary>Where the delay changed.</summary>
public enum StepPlace
{
    InSpeech,

    /// <summary>Between words, where nobody can hear it.</summary>
    InPause,
}
