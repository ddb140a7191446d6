using System.Globalization;

namespace CxBridge.Domain.Screening;

/// <summary>
/// Weighs rhythm, first words, beep and line signals into one verdict. Pure; its clock is the frames.
/// <code>
///  listening   signal of the line                      -> Machine   SIT-..., BUSY, FAX...
///              beep                                    -> Machine   BEEP-hertz
///              silence after a greeting                -> Human     HUMAN-...        doubtful
///              words of a machine that goes on         -> Machine   PHRASE-code
///              rhythm of a machine: by rhythm alone    -> Machine   its cause
///                + words of a person                   -> Human     PHRASE-code      doubtful
///                + words of nobody in particular       -> Unknown   UNDECIDED-...    doubtful
///                + no words in time                    -> Unknown   UNDECIDED-...    doubtful
///              initial silence, or too long            -> Unknown   its cause        doubtful
///  doubtful    words of a machine, beep, signal,
///              or voice without a pause                -> Machine   replaces the first verdict
///              silence after a greeting                   from now on only a beep; done after 2.5 s, or when they speak again
/// </code>
/// A machine is never taken back; a person in doubt is spoken with meanwhile, so that nobody is lost to a suspicion.
/// </summary>
public sealed class ScreeningJudge(ScreeningSettings settings, ScreeningMethod method)
{
    private static readonly TimeSpan GoingOn = TimeSpan.FromMilliseconds(60);

    /// <summary>What a recogniser takes, at most, from the last sound that it is given to its answer; a host that is slower loses these words.</summary>
    private static readonly TimeSpan ToRecognise = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan SpeechHasEnded = TimeSpan.FromMilliseconds(300);

    /// <summary>How long after the last word a machine beeps, at most.</summary>
    private static readonly TimeSpan BeepFollows = TimeSpan.FromMilliseconds(2500);
    private readonly AnswerScreening _rhythm = new(settings);
    private GreetingWords? _words;
    private LineSignal _signal;
    private (TimeSpan At, double Hertz)? _beep;
    private TimeSpan? _voicedAtPause;

    /// <summary>What it goes by.</summary>
    public ScreeningMethod Method { get; private set; } = method;

    /// <summary>The rhythm so far.</summary>
    public AnswerScreening Rhythm => _rhythm;

    /// <summary>The verdict as it stands; null before the first.</summary>
    public ScreeningVerdict? Verdict { get; private set; }

    /// <summary>Nothing will change the verdict any more.</summary>
    public bool IsDone { get; private set; }

    /// <summary>The first words were understood, or were not.</summary>
    public void Heard(GreetingWords words) => _words = words;

    /// <summary>Nobody is there who could understand words: the rhythm alone decides.</summary>
    public void WithoutWords() => Method = ScreeningMethod.Rhythm;

    /// <summary>The line said something in tones.</summary>
    public void Heard(LineSignal signal) => _signal = signal;

    /// <summary>A beep was heard.</summary>
    /// <param name="at">Its beginning, since the answer.</param>
    /// <param name="hertz">Its lowest frequency.</param>
    public void HeardBeep(TimeSpan at, double hertz) => _beep ??= (at, hertz);

    /// <summary>Takes the next frame.</summary>
    /// <returns>A verdict in the frame that brings it, the first or its correction; else null.</returns>
    public ScreeningVerdict? Observe(in ScreeningFrame frame)
    {
        if (IsDone)
        {
            return null;
        }

        ScreeningVerdict? rhythm = _rhythm.Observe(frame);
        return Certain() ?? (Verdict is null ? First(rhythm) : SecondLook());
    }

    private ScreeningVerdict? Certain()
    {
        if (_signal != LineSignal.None)
        {
            return Done(AnsweredBy.Machine, LineSignals.NameOf(_signal));
        }

        if (_beep is { } beep)
        {
            return Done(AnsweredBy.Machine, string.Create(CultureInfo.InvariantCulture, $"BEEP-{beep.Hertz:F0}"));
        }

        // "Hi, it's Tom", and silence, is no machine, whatever the recogniser makes of it: machines go on.
        bool goesOn = _rhythm.Silence < GoingOn && (_rhythm.Voiced >= settings.Greeting || TimeForWordsIsOver);
        return Method == ScreeningMethod.RhythmAndWords && goesOn && _voicedAtPause is null && _words is { Sense: GreetingSense.Machine } words ? Done(AnsweredBy.Machine, $"PHRASE-{words.Code}") : null;
    }

    // Who begins to speak late is not kept waiting as long as who speaks at once.
    private bool TimeForWordsIsOver => _rhythm.Elapsed - _rhythm.GreetingAt is { } spokeFor
        && (spokeFor >= settings.Doubt || (_rhythm.Elapsed >= settings.DecideBy && spokeFor >= settings.Hearing + ToRecognise));

    private ScreeningVerdict? First(ScreeningVerdict? rhythm)
    {
        if (_rhythm.GreetingAt is not null && _rhythm.Silence >= settings.AfterGreetingSilence)
        {
            string cause = Numbers("HUMAN", _rhythm.Silence, settings.AfterGreetingSilence);
            return Method == ScreeningMethod.Rhythm ? Done(AnsweredBy.Human, cause) : Doubt(AnsweredBy.Human, cause);
        }

        return rhythm?.Answer switch
        {
            null => null,
            AnsweredBy.Machine when Method == ScreeningMethod.Rhythm => Done(AnsweredBy.Machine, rhythm.Cause),
            AnsweredBy.Machine => Suspected(),
            _ => Doubt(AnsweredBy.Unknown, rhythm.Cause),
        };
    }

    private ScreeningVerdict? Suspected()
    {
        return (_words, TimeForWordsIsOver) switch
        {
            ({ Sense: GreetingSense.Person } words, _) => Doubt(AnsweredBy.Human, $"PHRASE-{words.Code}"),
            ({ Sense: GreetingSense.Machine }, true) when _rhythm.Silence > GoingOn && _rhythm.Silence < SpeechHasEnded => null,
            ({ Sense: GreetingSense.Nothing }, _) or (_, true) => Doubt(AnsweredBy.Unknown, Numbers("UNDECIDED", _rhythm.Voiced, settings.Greeting)),
            _ => null,
        };
    }

    private ScreeningVerdict? SecondLook()
    {
        if (_rhythm.GreetingAt is not null && _rhythm.Silence >= settings.AfterGreetingSilence)
        {
            _voicedAtPause ??= _rhythm.Voiced;
        }

        // Somebody waits for an answer, or had one and speaks again: only a beep soon after the last word can still be a machine's.
        if (_voicedAtPause is { } voiced)
        {
            IsDone = _rhythm.Silence >= BeepFollows || _rhythm.Voiced - voiced >= SpeechHasEnded;
            return null;
        }

        return _rhythm.Voiced >= settings.SecondLook ? Done(AnsweredBy.Machine, Numbers("LONGGREETING", _rhythm.Voiced, settings.SecondLook)) : null;
    }

    private ScreeningVerdict Done(AnsweredBy answer, string cause)
    {
        IsDone = true;
        return Doubt(answer, cause);
    }

    private ScreeningVerdict Doubt(AnsweredBy answer, string cause) => Verdict = new ScreeningVerdict(answer, cause, _rhythm.Elapsed)
    {
        Voiced = _rhythm.Voiced,
        Words = _rhythm.Words,
        BeepAt = _beep?.At,
        Signal = _signal,
        Method = Method,
    };

    private static string Numbers(string cause, TimeSpan measured, TimeSpan limit) =>
        string.Create(CultureInfo.InvariantCulture, $"{cause}-{measured.TotalMilliseconds:F0}-{limit.TotalMilliseconds:F0}");
}
