using System.Globalization;

namespace CxBridge.Domain.Screening;

/// <summary>
/// Tells people from machines by the rhythm of what they say first. Pure: fed frame by frame on the media clock, it needs no other clock.
/// <code>
/// 1 silence from the answer on           -> Unknown  INITIALSILENCE-ms-limit
/// 2 greeting, then silence               -> Human    HUMAN-silence-limit        (a person said "Hello?" and waits)
/// 3 one sound without end                -> Machine  MAXWORDLENGTH-ms-limit
/// 4 more words than a person says        -> Machine  MAXWORDS-n-limit
/// 5 more voice than a greeting has       -> Machine  LONGGREETING-ms-limit
/// 6 no rule held by the end              -> Unknown  TOOLONG-ms-limit
/// </code>
/// It goes on measuring after its verdict, for those who look a second time.
/// </summary>
public sealed class AnswerScreening(ScreeningSettings settings)
{
    private TimeSpan _elapsed;
    private TimeSpan _run;
    private TimeSpan? _firstSound;
    private bool _betweenWords = true;
    private ScreeningVerdict? _verdict;

    /// <summary>Since the answer.</summary>
    public TimeSpan Elapsed => _elapsed;

    /// <summary>Silence up to now; zero while somebody speaks.</summary>
    public TimeSpan Silence { get; private set; }

    /// <summary>Voice so far.</summary>
    public TimeSpan Voiced { get; private set; }

    /// <summary>Words so far.</summary>
    public int Words { get; private set; }

    /// <summary>When the first word began, since the answer; null before it.</summary>
    public TimeSpan? GreetingAt { get; private set; }

    /// <summary>Takes the next frame.</summary>
    /// <returns>Null until there is a verdict; then that verdict, whatever follows.</returns>
    public ScreeningVerdict? Observe(in ScreeningFrame frame)
    {
        _elapsed += frame.Duration;
        bool voice = frame.Sound == FrameSound.Voice && frame.MeanAmplitude >= settings.SilenceThreshold;
        if (voice)
        {
            Voice(frame.Duration);
        }
        else
        {
            Pause(frame);
        }

        return _verdict ??= voice ? OfVoice() : OfSilence();
    }

    private void Pause(in ScreeningFrame frame)
    {
        if (frame.Sound == FrameSound.Tone)
        {
            // Nobody speaks, and nobody waits either: the tone is for those who know tones.
            _run = TimeSpan.Zero;
            return;
        }

        Silence += frame.Duration;
        if (Silence >= settings.BetweenWordsSilence)
        {
            _betweenWords = true;
            _run = TimeSpan.Zero;
        }
    }

    private void Voice(TimeSpan duration)
    {
        _firstSound = _run == TimeSpan.Zero ? _elapsed - duration : _firstSound;
        _run += duration;
        Voiced += duration;
        if (_run >= settings.MinWordLength)
        {
            // A click is no greeting: the silence before it goes on counting until the sound is as long as a word.
            Silence = TimeSpan.Zero;
            GreetingAt ??= _firstSound;
            if (_betweenWords)
            {
                _betweenWords = false;
                Words++;
            }
        }
    }

    private ScreeningVerdict? OfSilence()
    {
        if (GreetingAt is null && Silence >= settings.InitialSilence)
        {
            return Decide(AnsweredBy.Unknown, "INITIALSILENCE", Silence, settings.InitialSilence);
        }

        return GreetingAt is not null && Silence >= settings.AfterGreetingSilence
            ? Decide(AnsweredBy.Human, "HUMAN", Silence, settings.AfterGreetingSilence)
            : OfTime();
    }

    private ScreeningVerdict? OfVoice()
    {
        if (_run >= settings.MaximumWordLength)
        {
            return Decide(AnsweredBy.Machine, "MAXWORDLENGTH", _run, settings.MaximumWordLength);
        }

        if (Words > settings.MaximumWords)
        {
            return new ScreeningVerdict(AnsweredBy.Machine, $"MAXWORDS-{Words}-{settings.MaximumWords}", _elapsed) { Voiced = Voiced, Words = Words };
        }

        return GreetingAt is not null && Voiced >= settings.Greeting ? Decide(AnsweredBy.Machine, "LONGGREETING", Voiced, settings.Greeting) : OfTime();
    }

    private ScreeningVerdict? OfTime() =>
        _elapsed >= settings.TotalAnalysis ? Decide(AnsweredBy.Unknown, "TOOLONG", _elapsed, settings.TotalAnalysis) : null;

    private ScreeningVerdict Decide(AnsweredBy answer, string cause, TimeSpan measured, TimeSpan limit) => new(
        answer,
        string.Create(CultureInfo.InvariantCulture, $"{cause}-{measured.TotalMilliseconds:F0}-{limit.TotalMilliseconds:F0}"),
        _elapsed) { Voiced = Voiced, Words = Words };
}
