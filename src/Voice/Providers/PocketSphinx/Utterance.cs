using CxBridge.Domain.Speech;

namespace CxBridge.Voice.Providers.PocketSphinx;

/// <summary>A caller's words on their way to a decoder.</summary>
/// <param name="Number">Counts from 1 in a call.</param>
/// <param name="Sound">16 kHz samples.</param>
/// <param name="Hints">What was expected when it began.</param>
/// <param name="Heard">Told the result, exactly once, on the decoder's thread.</param>
internal sealed record Utterance(int Number, ReadOnlyMemory<short> Sound, SpeechHints Hints, Action<Transcript> Heard)
{
    /// <summary>Answers that nothing could be made of it.</summary>
    public void NotHeard() => Heard(new(Number, TranscriptKind.Final, "", 0));
}
