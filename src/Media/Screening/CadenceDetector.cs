using CxBridge.Domain.Screening;

namespace CxBridge.Media.Screening;

/// <summary>
/// Finds the tones that come and go in a beat (ITU-T E.180; 425 Hz in much of the world, 480 + 620 Hz busy and 440 + 480 Hz ringing in North America).
/// <code>
/// ringing      on for 0.8 s or more of 350 to 500 Hz            said at once, for the first ring is a ring
/// busy         on and off alike, 0.33 to 0.8 s                  said in the third tone
/// congestion   on and off alike, 0.15 to 0.33 s                 said in the fourth tone
/// </code>
/// </summary>
internal sealed class CadenceDetector
{
    private const double LowestHertz = 340;
    private const double HighestHertz = 660;
    private const double HighestRing = 505;
    private const double FastBelow = 0.33;
    private const double Alike = 0.12;
    private double _on;
    private double _off;
    private TimeSpan _lastEnd;
    private int _tones;

    /// <summary>Takes what a frame brought.</summary>
    /// <param name="current">The run that goes on, or null.</param>
    /// <param name="ended">The run that ended, or null.</param>
    /// <returns>The signal, or <see cref="LineSignal.None"/>.</returns>
    public LineSignal Add(ToneRun? current, ToneRun? ended)
    {
        if (ended is { } run && IsOurs(run))
        {
            double off = (run.Start - _lastEnd).TotalSeconds;
            _tones = _tones > 0 && off < 1 && Math.Abs(run.Length.TotalSeconds - _on) <= Alike ? _tones + 1 : 1;
            _on = run.Length.TotalSeconds;
            _off = off;
            _lastEnd = run.Start + run.Length;
        }

        return current is { } now && IsOurs(now) ? Meaning(now) : LineSignal.None;
    }

    private LineSignal Meaning(in ToneRun now)
    {
        if (now.Length >= TimeSpan.FromMilliseconds(800) && now.Highest <= HighestRing)
        {
            return LineSignal.Ringback;
        }

        if (_tones < 2)
        {
            return LineSignal.None;
        }

        double off = (now.Start - _lastEnd).TotalSeconds;
        bool beats = Math.Abs(_on - off) <= Alike && Math.Abs(off - _off) <= Alike;
        return !beats ? LineSignal.None
            : _on is >= FastBelow and <= 0.85 ? LineSignal.Busy
            : _tones >= 3 && _on is >= 0.13 and < FastBelow ? LineSignal.Congestion
            : LineSignal.None;
    }

    private static bool IsOurs(in ToneRun run) => run.First >= LowestHertz && run.Highest <= HighestHertz && run.Length >= TimeSpan.FromMilliseconds(100);
}
