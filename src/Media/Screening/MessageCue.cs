namespace CxBridge.Media.Screening;

/// <summary>
/// Says when to speak to a machine.
/// <code>
/// beep       and 200 ms of quiet after it; another beep begins anew (machines count what they hold in beeps)
/// no beep    3 s of quiet: it has none, or it was missed
/// time-out   the next half second of quiet, or 5 s later whatever is heard
/// </code>
/// </summary>
internal sealed class MessageCue(TimeSpan timeout)
{
    private static readonly int AfterBeep = AudioFrame.Count(TimeSpan.FromMilliseconds(200));
    private static readonly int WithoutBeep = AudioFrame.Count(TimeSpan.FromSeconds(3));
    private static readonly int AfterTimeout = AudioFrame.Count(TimeSpan.FromMilliseconds(500));
    private static readonly int Last = AudioFrame.Count(TimeSpan.FromSeconds(5));
    private readonly int _timeout = AudioFrame.Count(timeout);
    private int _frames;
    private int _quiet;
    private bool _beeped;

    /// <summary>A beep was heard before, and all was quiet since.</summary>
    public void HeardBeep() => _beeped = true;

    /// <summary>Takes what the last frame was.</summary>
    /// <param name="screening">What heard it.</param>
    /// <returns>Whether to speak now.</returns>
    public bool Add(SoundScreening screening)
    {
        _frames++;
        _quiet = screening.IsQuiet ? _quiet + 1 : 0;
        if (screening.Beeped)
        {
            (_beeped, _quiet) = (true, 0);
        }

        int needed = _beeped ? AfterBeep : _frames >= _timeout ? AfterTimeout : WithoutBeep;
        return _quiet >= needed || _frames >= _timeout + Last;
    }
}
