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
/// </summary>
public sealed class AnswerScreening(ScreeningSettings settings)
{
    private TimeSpan _elapsed;
    private TimeSpan _silence;
    private TimeSpan _run;
    private TimeSpan _voice;
    private int _words;
    private bool _betweenWords = true;
    private bool _inGreeting;
    private ScreeningVerdict? _verdict;

    /// <summary>Takes the next frame.</summary>
    /// <returns>Null until there is a verdict; then that verdict, whatever follows.</returns>
    public ScreeningVerdict? Observe(in ScreeningFrame frame)
    {
        if (_verdict is not null)
        {
            return _verdict;
        }

        _elapsed += frame.Duration;
        bool voice = frame.Sound == FrameSound.Voice && frame.MeanAmplitude >= settings.SilenceThreshold;
        _verdict = voice ? Voice(frame.Duration) : Silence(frame.Duration);
        if (_verdict is null && _elapsed >= settings.TotalAnalysis)
        {
            _verdict = Decide(AnsweredBy.Unknown, "TOOLONG", _elapsed, settings.TotalAnalysis);
        }

        return _verdict;
    }

    private ScreeningVerdict? Silence(TimeSpan duration)
    {
        _silence += duration;
        if (_silence >= settings.BetweenWordsSilence)
        {
            _betweenWords = true;
            _run = TimeSpan.Zero;
        }

        if (!_inGreeting && _silence >= settings.InitialSilence)
        {
            return Decide(AnsweredBy.Unknown, "INITIALSILENCE", _silence, settings.InitialSilence);
        }

        return _inGreeting && _silence >= settings.AfterGreetingSilence
            ? Decide(AnsweredBy.Human, "HUMAN", _silence, settings.AfterGreetingSilence)
            : null;
    }

    private ScreeningVerdict? Voice(TimeSpan duration)
    {
        _run += duration;
        _voice += duration;
        if (_run >= settings.MinWordLength)
        {
            // A click is no greeting: the silence before it goes on counting until the sound is as long as a word.
            _silence = TimeSpan.Zero;
            _inGreeting = true;
            if (_betweenWords)
            {
                _betweenWords = false;
                _words++;
            }
        }

        if (_run >= settings.MaximumWordLength)
        {
            return Decide(AnsweredBy.Machine, "MAXWORDLENGTH", _run, settings.MaximumWordLength);
        }

        if (_words > settings.MaximumWords)
        {
            return new ScreeningVerdict(AnsweredBy.Machine, $"MAXWORDS-{_words}-{settings.MaximumWords}", _elapsed);
        }

        return _inGreeting && _voice >= settings.Greeting
            ? Decide(AnsweredBy.Machine, "LONGGREETING", _voice, settings.Greeting)
            : null;
    }

    private ScreeningVerdict Decide(AnsweredBy answer, string cause, TimeSpan measured, TimeSpan limit) => new(
        answer,
        string.Create(CultureInfo.InvariantCulture, $"{cause}-{measured.TotalMilliseconds:F0}-{limit.TotalMilliseconds:F0}"),
        _elapsed);
}
