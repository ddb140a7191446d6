using CxBridge.Domain.Screening;
using CxBridge.Domain.Speech;
using CxBridge.Media.Turns;

namespace CxBridge.Media.Screening;

/// <summary>
/// Screens the sound of an answered call, frame by frame; what a call does and what <c>cx screen</c> does with a file.
/// <code>
/// 1 voice     a gate that knows pitch and the noise of the line         VoiceActivityDetector
/// 2 tones     beeps, special information, busy, ringing, fax            LineEar
/// 3 words     the first second of a greeting, by the recogniser         GreetingEar
/// 4 weigh     the verdict, and perhaps its correction                   ScreeningJudge
/// </code>
/// While it rings elsewhere (a switchboard that answers and goes on ringing) the clock stands still, for half a minute at most.
/// </summary>
public sealed class SoundScreening : IAsyncDisposable
{
    private static readonly int LongestRinging = AudioFrame.Count(TimeSpan.FromSeconds(30));
    private static readonly TimeSpan Speech = TimeSpan.FromMilliseconds(500);

    // Level and pitch, not the model of the conversation: the thresholds were chosen with it, and a file must give what a call gives.
    private readonly VoiceActivityDetector _voice = new();
    private readonly LineEar _line;
    private readonly ScreeningJudge _judge;
    private readonly GreetingEar? _words;
    private bool _rings;
    private int _ringing;
    private int _frames;
    private TimeSpan? _greetingEnd;

    /// <summary>Begins with the answer.</summary>
    /// <param name="settings">Thresholds.</param>
    /// <param name="language">BCP 47 tag of what the callee is expected to speak.</param>
    /// <param name="speech">The recogniser, or null for the rhythm alone.</param>
    /// <param name="wordsLag">How long the recogniser's answer is left unread: nothing in a call, a fixed time where a result must not depend on the machine.</param>
    public SoundScreening(ScreeningSettings settings, string language, ISpeechToText? speech, TimeSpan wordsLag = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _line = new LineEar(settings);
        GreetingLexicon? lexicon = settings.Method == ScreeningMethod.RhythmAndWords && speech is not null ? GreetingLexicon.For(language) : null;
        _words = lexicon is null ? null : new GreetingEar(lexicon, () => speech!.Open(language), settings.Hearing, wordsLag);
        _judge = new ScreeningJudge(settings, lexicon is null ? ScreeningMethod.Rhythm : ScreeningMethod.RhythmAndWords);
    }

    /// <summary>The verdict as it stands.</summary>
    public ScreeningVerdict? Verdict { get; private set; }

    /// <summary>Nothing will change the verdict any more.</summary>
    public bool IsDone => _judge.IsDone;

    /// <summary>The recogniser's answer is due. A file has time to wait for it; a call goes on.</summary>
    public bool AwaitsWords => !IsDone && _words is { IsDue: true };

    /// <summary>Voice so far.</summary>
    public TimeSpan Voiced => _judge.Rhythm.Voiced;

    /// <summary>Words so far, as the rhythm counts them.</summary>
    public int Words => _judge.Rhythm.Words;

    /// <summary>The first beep, since the answer, also after the verdict; null without one.</summary>
    public TimeSpan? BeepAt { get; private set; }

    /// <summary>A beep became sure with the last frame.</summary>
    internal bool Beeped => _line.Beep is not null;

    /// <summary>Nobody speaks, and no tone goes on.</summary>
    internal bool IsQuiet => !_voice.IsSpeech && !_line.HearsTone;

    /// <summary>Takes the next 20 ms of 8 kHz.</summary>
    /// <returns>A verdict in the frame that brings it, the first or its correction; else null.</returns>
    public ScreeningVerdict? Process(ReadOnlySpan<short> samples)
    {
        _frames++;
        _voice.Process(samples);
        _line.Hear(samples, _judge.Rhythm.GreetingAt is not null && Voiced >= Speech ? Spoken.Before : Spoken.NotYet);
        if (_line.Beep is { } beep)
        {
            BeepAt ??= beep.Start;
            _judge.HeardBeep(beep.Start, beep.First);
        }

        FrameSound sound = _line.HearsTone ? FrameSound.Tone : _voice.IsSpeech ? FrameSound.Voice : FrameSound.Background;
        _greetingEnd = sound == FrameSound.Voice ? AudioFrame.Time(_frames) : _greetingEnd;
        if (RingsElsewhere(sound))
        {
            return null;
        }

        if (_line.Signal is not (LineSignal.None or LineSignal.Ringback))
        {
            _judge.Heard(_line.Signal);
        }

        ScreeningVerdict? verdict = _judge.Observe(new ScreeningFrame(AudioFrame.Duration, _voice.MeanAmplitude, sound));
        if (_words is not null && !IsDone && (Verdict is null || _words.HasBegun))
        {
            Listen(samples);
        }

        if (verdict is not null)
        {
            // The clock of the rhythm stood still while it rang.
            Verdict = verdict = verdict with { DecidedAt = AudioFrame.Time(_frames), GreetingEnd = _greetingEnd };
        }

        return verdict;
    }

    /// <summary>Waits until the recogniser has answered.</summary>
    /// <returns>False when it never will.</returns>
    public ValueTask<bool> WaitForWordsAsync(CancellationToken cancellationToken) => _words?.WaitAsync(cancellationToken) ?? ValueTask.FromResult(false);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _words?.DisposeAsync() ?? ValueTask.CompletedTask;

    private void Listen(ReadOnlySpan<short> samples)
    {
        TimeSpan greeting = _judge.Rhythm.GreetingAt is { } at ? _judge.Rhythm.Elapsed - at : TimeSpan.Zero;
        _words!.Hear(samples, AudioFrame.Count(greeting));
        if (_words.IsDeaf)
        {
            _judge.WithoutWords();
        }
        else if (_words.Words is { } words)
        {
            _judge.Heard(words);
        }
    }

    private bool RingsElsewhere(FrameSound sound)
    {
        if (_line.Signal == LineSignal.Ringback && Voiced < Speech)
        {
            _rings = true;
        }
        else if (sound == FrameSound.Voice || _line.Signal != LineSignal.None)
        {
            _rings = false;
        }

        return _rings && ++_ringing < LongestRinging;
    }
}
