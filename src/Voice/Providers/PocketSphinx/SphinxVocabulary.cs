using CxBridge.Domain.Speech;
using Microsoft.Extensions.Options;

namespace CxBridge.Voice.Providers.PocketSphinx;

/// <summary>The words of the CMU pronouncing dictionary, read on first use (134,000 words, some 10 MB).</summary>
internal sealed class SphinxVocabulary(IOptions<VoiceOptions> options) : IVocabulary
{
    private readonly Lazy<HashSet<string>> _words = new(() => Read(Path.Combine(options.Value.RecogniserModel, "cmudict-en-us.dict")));

    /// <inheritdoc/>
    public bool Knows(string word) => _words.Value.Contains(word);

    private static HashSet<string> Read(string path)
    {
        try
        {
            // "word AH B", further pronunciations as "word(2) AH D".
            return [.. File.ReadLines(path).Select(line => line.Split(' ', 2)[0]).Where(word => word.Length > 0 && !word.EndsWith(')'))];
        }
        catch (IOException e)
        {
            throw new SpeechUnavailableException($"PocketSphinx has no dictionary at {path}. {Decoder.Cure}", e);
        }
    }
}
