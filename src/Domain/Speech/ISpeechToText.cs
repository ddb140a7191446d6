namespace CxBridge.Domain.Speech;

/// <summary>Port to speech-to-text providers.</summary>
public interface ISpeechToText
{
    /// <summary>Begins to listen to one call. Cheap; models are loaded once and shared.</summary>
    /// <param name="language">BCP 47 tag, such as <c>en-US</c>.</param>
    /// <exception cref="SpeechUnavailableException">The provider is not to be had.</exception>
    ISpeechRecognition Open(string language);
}
