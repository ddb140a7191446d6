using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CxBridge.Domain.Speech;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CxBridge.Voice.Providers.PocketSphinx;

/// <summary>The decoders of this process, each with a thread of its own, fed from one queue.
/// <code>
/// call A ─┐                      ┌─ thread 1: decoder ─┐
/// call B ─┼─ queue (bounded) ────┤                     ├─ transcript to its call
/// call C ─┘                      └─ thread 2: decoder ─┘
/// </code>
/// A decoder takes a whole utterance at SpeechStopped and needs less than a tenth of its length, so that two decoders on two cores serve some twenty
/// callers who speak at the same time. When the queue is full an utterance is answered as not understood at once: the caller is asked again, which beats an answer out of time.</summary>
internal sealed partial class DecoderPool(IOptions<VoiceOptions> options, IVocabulary vocabulary, ILogger<DecoderPool> logger) : IDisposable
{
    private const int MaxWaiting = 64;

    private readonly BlockingCollection<Utterance> _waiting = new(new ConcurrentQueue<Utterance>(), MaxWaiting);
    private readonly ConditionalWeakTable<SpeechHints, Holder> _grammars = [];
    private readonly Lock _gate = new();
    private readonly List<Thread> _threads = [];

    /// <summary>Loads the decoders, on first use or at the start of the host.</summary>
    /// <exception cref="SpeechUnavailableException">Library or model is missing; the next call tries again.</exception>
    public void Start()
    {
        lock (_gate)
        {
            while (_threads.Count < options.Value.Recognisers)
            {
                Decoder decoder = new(options.Value.RecogniserModel);
                Thread thread = new(() => Work(decoder)) { IsBackground = true, Name = $"recogniser {_threads.Count + 1}" };
                _threads.Add(thread);
                thread.Start();
            }
        }
    }

    /// <summary>Hands over an utterance; never waits.</summary>
    public void Post(Utterance utterance)
    {
        try
        {
            if (_waiting.TryAdd(utterance))
            {
                return;
            }

            LogOverload(logger, MaxWaiting);
        }
        catch (InvalidOperationException)
        {
            // The host is going down, and calls that it cuts still speak.
        }

        utterance.NotHeard();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _waiting.CompleteAdding();
            _threads.ForEach(thread => thread.Join());
            _threads.Clear();
            _waiting.Dispose();
        }
    }

    private void Work(Decoder decoder)
    {
        using (decoder)
        {
            foreach (Utterance utterance in _waiting.GetConsumingEnumerable())
            {
                try
                {
                    Hear(decoder, utterance);
                }
                catch (Exception e)
                {
                    // One utterance is lost, the thread lives on: it serves every other call.
                    LogFailure(logger, e);
                    utterance.NotHeard();
                }
            }
        }
    }

    private void Hear(Decoder decoder, Utterance utterance)
    {
        Grammar? grammar = _grammars.GetValue(utterance.Hints, hints => new(Grammar.Of(hints, vocabulary))).Grammar;
        short[] sound = LineSound.Prepare(utterance.Sound.Span);
        if (grammar is null || sound.Length == 0 || decoder.Match(grammar, sound) is not { } match || decoder.MatchPhones(sound) is not { } phones)
        {
            utterance.NotHeard();
            return;
        }

        double confidence = Rejection.Confidence(match, phones, options.Value.RejectAbove);
        utterance.Heard(new(utterance.Number, TranscriptKind.Final, confidence >= Rejection.Least ? match.Text : "", confidence));
    }

    /// <summary>Hints that leave no grammar are remembered too.</summary>
    private sealed record Holder(Grammar? Grammar);
}
