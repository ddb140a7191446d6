using System.Threading.Channels;

namespace CxBridge.Domain.Speech;

/// <summary>The recogniser's ear on one call. Called from one thread at a time and never blocks it: the work is done elsewhere, at most
/// 30 s of sound an utterance (what is longer is cut).</summary>
public interface ISpeechRecognition : IAsyncDisposable
{
    /// <summary>What to expect from the next utterance on.</summary>
    void Expect(SpeechHints hints);

    /// <summary>The caller began to speak; the sound follows, some 300 ms from before the onset first.</summary>
    void SpeechStarted();

    /// <summary>16 kHz 16-bit mono sound of the running utterance.</summary>
    void Write(ReadOnlySpan<short> samples);

    /// <summary>The caller paused: a <see cref="TranscriptKind.Final"/> of this utterance follows on <see cref="Transcripts"/>, even when empty.</summary>
    void SpeechStopped();

    /// <summary>Interim and final transcripts, in order, for one reader.</summary>
    ChannelReader<Transcript> Transcripts { get; }
}
