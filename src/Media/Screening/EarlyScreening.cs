using CxBridge.Domain.Screening;
using CxBridge.Domain.Speech;
using CxBridge.Media.Turns;

namespace CxBridge.Media.Screening;

/// <summary>
/// Listens to what a network plays before the answer (early media, RFC 3960): nobody is there yet, so that all it can find is a reason to give up.
/// <code>
/// 1 tones   special information, busy, congestion, fax       EARLY-SIT-VACANT, EARLY-BUSY, EARLY-FAX-CED ...
/// 2 words   the first 3 s that are spoken, by the recogniser EARLY-PHRASE-NOTINSERVICE, -NOTREACHABLE, -CONGESTED
/// </code>
/// Ringing and beeps are no reason. Music in their place may sound like a voice; then the recogniser hears its first 3 s, and finds no words.
/// </summary>
public sealed class EarlyScreening : IAsyncDisposable
{
    /// <summary>Announcements say why in their second half; nobody waits for this one to be short.</summary>
    private static readonly TimeSpan Hearing = TimeSpan.FromSeconds(3);
    private readonly VoiceActivityDetector _voice = new();
    private readonly AnswerScreening _rhythm;
    private readonly LineEar _line;
    private readonly GreetingEar? _words;
    private int _frames;

    /// <summary>Begins with the first frame before the answer.</summary>
    /// <param name="settings">Thresholds.</param>
    /// <param name="language">BCP 47 tag of what the network is expected to speak.</param>
    /// <param name="speech">The recogniser, or null for tones alone.</param>
    /// <param name="wordsLag">How long the recogniser's answer is left unread: nothing in a call, a fixed time where a result must not depend on the machine.</param>
    public EarlyScreening(ScreeningSettings settings, string language, ISpeechToText? speech, TimeSpan wordsLag = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        GreetingLexicon? lexicon = settings.Method == ScreeningMethod.RhythmAndWords && speech is not null ? GreetingLexicon.OfNetworks(language) : null;
        _words = lexicon is null ? null : new GreetingEar(lexicon, () => speech!.Open(language), Hearing, wordsLag);
        _rhythm = new AnswerScreening(settings);
        _line = new LineEar(settings);
    }

    /// <summary>Why nobody will answer; null while nothing says so. The time is since the first frame.</summary>
    public ScreeningVerdict? Verdict { get; private set; }

    /// <summary>The recogniser's answer is due. A file has time to wait for it; a call goes on.</summary>
    public bool AwaitsWords => Verdict is null && _words is { IsDue: true };

    /// <summary>Takes the next 20 ms of 8 kHz.</summary>
    /// <returns>The verdict in the frame that brings it; else null.</returns>
    public ScreeningVerdict? Process(ReadOnlySpan<short> samples)
    {
        if (Verdict is not null)
        {
            return null;
        }

        _frames++;
        _voice.Process(samples);
        _line.Hear(samples, Spoken.NotYet);

        // 1
        if (_line.Signal is not (LineSignal.None or LineSignal.Ringback))
        {
            return Decide(_line.Signal, LineSignals.NameOf(_line.Signal));
        }

        // 2
        FrameSound sound = _line.HearsTone ? FrameSound.Tone : _voice.IsSpeech ? FrameSound.Voice : FrameSound.Background;
        _rhythm.Observe(new ScreeningFrame(AudioFrame.Duration, _voice.MeanAmplitude, sound));
        if (_words is null)
        {
            return null;
        }

        _words.Hear(samples, _rhythm.GreetingAt is { } at ? AudioFrame.Count(_rhythm.Elapsed - at) : 0);
        return _words.Words is { Sense: GreetingSense.Machine } words && SignalOf(words.Code) is var signal and not LineSignal.None
            ? Decide(signal, $"PHRASE-{words.Code}")
            : null;
    }

    /// <summary>Waits until the recogniser has answered.</summary>
    /// <returns>False when it never will.</returns>
    public ValueTask<bool> WaitForWordsAsync(CancellationToken cancellationToken) => _words?.WaitAsync(cancellationToken) ?? ValueTask.FromResult(false);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _words?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static LineSignal SignalOf(string code) => code switch
    {
        "NOTINSERVICE" => LineSignal.VacantCode,
        "NOTREACHABLE" => LineSignal.NotReachable,
        "CONGESTED" => LineSignal.NoCircuit,
        _ => LineSignal.None,
    };

    private ScreeningVerdict Decide(LineSignal signal, string cause) => Verdict = new ScreeningVerdict(AnsweredBy.Machine, $"EARLY-{cause}", AudioFrame.Time(_frames))
    {
        Signal = signal,
        Voiced = _rhythm.Voiced,
        Words = _rhythm.Words,
        Method = _words is null or { IsDeaf: true } ? ScreeningMethod.Rhythm : ScreeningMethod.RhythmAndWords,
    };
}
