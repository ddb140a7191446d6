using CxBridge.Domain.Speech;

namespace CxBridge.Voice.Providers.PocketSphinx;

/// <summary>PocketSphinx with a grammar: offline and small. It hears what the bot expects next and nothing else, in American English.</summary>
internal sealed class SphinxSpeechToText(DecoderPool pool) : ISpeechToText
{
    /// <inheritdoc/>
    public ISpeechRecognition Open(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        if (!language.StartsWith("en", StringComparison.OrdinalIgnoreCase))
        {
            throw new SpeechUnavailableException($"PocketSphinx is here with an English model only, and the bot speaks '{language}'. Set its language to en-US.");
        }

        pool.Start();
        return new SphinxRecognition(pool);
    }
}
