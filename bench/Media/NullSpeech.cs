using System.Runtime.CompilerServices;
using System.Threading.Channels;
using CxBridge.Domain.Bots;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Speech;

namespace CxBridge.Bench.Media;

/// <summary>The providers of the bench: a recogniser that understands everything as "yes", a dialogue that answers with the same sentence, a voice from a cache.</summary>
internal sealed class NullSpeech : ISpeechToText, ITextToSpeech, IDialogueFactory
{
    private const int Chunk = 1600;
    private static readonly short[] Sentence = Talk.Voice(2.5);
    private long _turns;

    /// <summary>Answers of all calls.</summary>
    public long Turns => Interlocked.Read(ref _turns);

    public ISpeechRecognition Open(string language) => new Recognition();

    public IDialogue Open(BotDefinition bot, IReadOnlyDictionary<string, string> facts) => new Dialogue(this);

    public async IAsyncEnumerable<ReadOnlyMemory<short>> SynthesizeAsync(SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        for (int i = 0; i < Sentence.Length; i += Chunk)
        {
            yield return Sentence.AsMemory(i, Math.Min(Chunk, Sentence.Length - i));
        }
    }

    private sealed class Recognition : ISpeechRecognition
    {
        private readonly Channel<Transcript> _channel = Channel.CreateUnbounded<Transcript>();
        private int _utterance;

        public ChannelReader<Transcript> Transcripts => _channel.Reader;

        public void Expect(SpeechHints hints)
        {
            // Everything is understood the same way.
        }

        public void SpeechStarted() => _utterance++;

        public void Write(ReadOnlySpan<short> samples)
        {
            // Nothing listens.
        }

        public void SpeechStopped() => _channel.Writer.TryWrite(new Transcript(_utterance, TranscriptKind.Final, "yes", 0.9));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class Dialogue(NullSpeech speech) : IDialogue
    {
        public SpeechHints Hints => SpeechHints.None;

        public IAsyncEnumerable<DialogueAct> OpenAsync(CancellationToken cancellationToken) => SayAsync();

        public IAsyncEnumerable<DialogueAct> RespondAsync(CallerTurn turn, CancellationToken cancellationToken) => SayAsync();

        public void Interrupted(string heard)
        {
            // The next answer is the same.
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private async IAsyncEnumerable<DialogueAct> SayAsync()
        {
            await Task.CompletedTask;
            Interlocked.Increment(ref speech._turns);
            yield return new DialogueAct.Say("A sentence that was spoken before.");
        }
    }
}
