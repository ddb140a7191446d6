namespace CxBridge.Domain.Speech;

/// <summary>Speech for those who need all of it before they play any.</summary>
public static class WholeSpeech
{
    /// <summary>Speaks a text as 16-bit mono PCM.</summary>
    /// <returns>All samples; none when the voice made no sound.</returns>
    /// <exception cref="SpeechUnavailableException">The provider, or the voice, is not to be had; the message names the cure.</exception>
    public static async Task<short[]> SynthesizeWholeAsync(this ITextToSpeech voices, SpeechRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(voices);
        var samples = new List<short>(2 * request.SampleRate);
        await foreach (ReadOnlyMemory<short> chunk in voices.SynthesizeAsync(request, cancellationToken))
        {
            samples.AddRange(chunk.Span);
        }

        return [.. samples];
    }
}
