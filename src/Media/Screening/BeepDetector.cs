using CxBridge.Domain.Screening;

namespace CxBridge.Media.Screening;

/// <summary>
/// Finds the beep after which an answering machine records.
/// <code>
/// 1 tone      one or two frequencies within the range of a beep, steady within 15 Hz for the shortest beep to 4 s, and nearly all that is heard
/// 2 no key    (DTMF), no calling fax (1100 Hz for half a second, before anybody spoke)
/// 3 quiet     10 dB below it for 160 ms; for 1 s when nobody spoke before, for busy tones and special information tones go on
/// </code>
/// Music and speech fail at 1, or at 3: they go on.
/// </summary>
/// <param name="settings">Range, length and purity of a beep.</param>
internal sealed class BeepDetector(ScreeningSettings settings)
{
    private const double QuietBelow = 10;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);
    private static readonly int QuietFrames = AudioFrame.Count(TimeSpan.FromMilliseconds(160));
    private static readonly int QuietFramesFirst = AudioFrame.Count(TimeSpan.FromSeconds(1));

    // The window of the measure still holds the end of the tone.
    private static readonly int Fading = AudioFrame.Count(ToneMeter.Delay) + 1;
    private readonly ToneTracker _tracker = new(settings.BeepPurity / 100.0);
    private ToneRun _candidate;
    private int _since = -1;
    private int _needed;

    /// <summary>Takes what a frame brought.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="spoken">Whether somebody spoke before.</param>
    /// <returns>The beep, once it is sure; else null.</returns>
    public ToneRun? Add(in ToneFrame frame, Spoken spoken)
    {
        if (_tracker.Add(frame) is { } run && IsBeep(run, spoken))
        {
            (_candidate, _since, _needed) = (run, 0, spoken == Spoken.Before ? QuietFrames : QuietFramesFirst);
            return null;
        }

        if (_since < 0)
        {
            return null;
        }

        _since++;
        if (_since > Fading && frame.Level > _candidate.Level - QuietBelow)
        {
            _since = -1;
            return null;
        }

        if (_since < _needed)
        {
            return null;
        }

        _since = -1;
        return _candidate;
    }

    private bool IsBeep(in ToneRun run, Spoken spoken) =>
        run.First >= settings.BeepLowest && run.Highest <= settings.BeepHighest && run.Length >= settings.BeepShortest && run.Length <= Longest
        && KeyTones.Of(run) == '\0' && (spoken == Spoken.Before || !FaxTones.IsCall(run));
}
