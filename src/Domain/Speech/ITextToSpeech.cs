namespace CxBridge.Domain.Speech;

/// <summary>Port to text-to-speech providers.</summary>
public interface ITextToSpeech
{
    /// <summary>Speaks a text as 16-bit mono PCM, in chunks of any size as they come.</summary>
    /// <exception cref="SpeechUnavailableException">The provider, or the voice, is not to be had; the message names the cure.</exception>
    IAsyncEnumerable<ReadOnlyMemory<short>> SynthesizeAsync(SpeechRequest request, CancellationToken cancellationToken);
}
