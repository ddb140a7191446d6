using CxBridge.Domain.Speech;

namespace CxBridge.Training.Vad.Sound;

/// <summary>Speaks the sentences of a split once, and keeps them.</summary>
internal sealed class Speakers(ITextToSpeech speech, Split split)
{
    private readonly Dictionary<(int Voice, int Sentence), short[]> _spoken = [];

    /// <summary>Any sentence by any voice.</summary>
    public async Task<short[]> NextAsync(Random random, CancellationToken cancellationToken)
    {
        (int voice, int sentence) = (random.Next(split.Voices.Count), random.Next(split.Sentences.Count));
        if (!_spoken.TryGetValue((voice, sentence), out short[]? sound))
        {
            _spoken[(voice, sentence)] = sound = await speech.SynthesizeWholeAsync(new(split.Sentences[sentence], split.Voices[voice], 8000), cancellationToken);
        }

        return sound;
    }
}
