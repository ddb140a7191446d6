using CxBridge.Domain.Screening;
using CxBridge.Domain.Speech;
using CxBridge.Media.Turns;

namespace CxBridge.Media.Screening;

/// <summary>
/// Has the first words of a greeting recognised.
/// <code>
/// waiting     keeps the last frames, for a word is known as one only after its beginning
/// listening   from the first word on, until enough is heard or somebody falls silent
/// asking      the recogniser works; its answer is looked for in every frame
/// </code>
/// Nobody is asked when there is no greeting. A recogniser that is not to be had, or does not answer, leaves the verdict to the rhythm.
/// </summary>
internal sealed class GreetingEar(GreetingLexicon lexicon, Func<ISpeechRecognition> open, TimeSpan enough, TimeSpan lag) : IAsyncDisposable
{
    private const int Kept = CallerEar.Kept;
    private const double LeastConfidence = 0.85;
    private readonly short[] _ring = new short[Kept * AudioFrame.Samples];
    private readonly int _enough = AudioFrame.Count(enough);
    private readonly int _lag = AudioFrame.Count(lag);
    private ISpeechRecognition? _recognition;
    private CallerEar? _ear;
    private int _frames;
    private int _waited;
    private bool _asked;

    /// <summary>Somebody has begun to speak.</summary>
    public bool HasBegun => _ear is not null || _asked;

    /// <summary>There is no recogniser, or none for the language.</summary>
    public bool IsDeaf { get; private set; }

    /// <summary>The recogniser's answer is due and was not read yet.</summary>
    public bool IsDue => _asked && _waited >= _lag && Words is null;

    /// <summary>What the words meant, once they were recognised.</summary>
    public GreetingWords? Words { get; private set; }

    /// <summary>Takes a frame.</summary>
    /// <param name="samples">The frame.</param>
    /// <param name="greetingFor">How many frames the greeting lasts; 0 before it.</param>
    public void Hear(ReadOnlySpan<short> samples, int greetingFor)
    {
        if (_asked)
        {
            if (++_waited >= _lag)
            {
                Read();
            }

            return;
        }

        if (_ear is null)
        {
            samples.CopyTo(Slot(_frames++));
            if (greetingFor == 0)
            {
                return;
            }

            Begin(greetingFor);
        }
        else
        {
            _ear.Hear(samples);
        }

        if (greetingFor >= _enough)
        {
            _asked = true;
            _ear?.Stop();
        }
    }

    /// <summary>Waits for the recogniser's answer, which the next frame then finds.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) =>
        _recognition?.Transcripts.WaitToReadAsync(cancellationToken) ?? ValueTask.FromResult(false);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _recognition?.DisposeAsync() ?? ValueTask.CompletedTask;

    private void Begin(int greetingFor)
    {
        try
        {
            _recognition = open();
        }
        catch (SpeechUnavailableException)
        {
            (IsDeaf, _asked, Words) = (true, true, GreetingWords.None);
            return;
        }

        _recognition.Expect(lexicon.Hints);
        _ear = new CallerEar(_recognition);
        for (int i = Math.Max(0, _frames - Kept); i < _frames; i++)
        {
            _ear.Hear(Slot(i));
        }

        _ear.Start(greetingFor);
    }

    private void Read()
    {
        while (Words is null && _recognition is not null && _recognition.Transcripts.TryRead(out Transcript? heard))
        {
            if (heard.Kind == TranscriptKind.Final)
            {
                Words = heard.Confidence >= LeastConfidence ? lexicon.Classify(heard.Text) : GreetingWords.None;
            }
        }
    }

    private Span<short> Slot(int frame) => _ring.AsSpan(frame % Kept * AudioFrame.Samples, AudioFrame.Samples);
}
