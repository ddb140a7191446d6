using CxBridge.Domain.Screening;

namespace CxBridge.Media.Screening;

/// <summary>Everything that a line says in tones, frame by frame: one measure, four detectors. Allocates nothing once made.</summary>
/// <param name="settings">What a beep is.</param>
internal sealed class LineEar(ScreeningSettings settings)
{
    // Three frames of the same tone happen in speech; four are told apart from a word, which has five.
    private static readonly TimeSpan ShortestTone = TimeSpan.FromMilliseconds(80);
    private readonly ToneMeter _meter = new();
    private readonly ToneTracker _tracker = new();
    private readonly SpecialInformationTones _information = new();
    private readonly CadenceDetector _cadence = new();
    private readonly BeepDetector _beeps = new(settings);
    private ToneRun _lastCall;
    private bool _signalled;

    /// <summary>The last frame belongs to a tone.</summary>
    public bool HearsTone => _tracker.Current is { } run && run.Length >= ShortestTone;

    /// <summary>The beep that became sure with the last frame, or null.</summary>
    public ToneRun? Beep { get; private set; }

    /// <summary>What the line said with the last frame.</summary>
    public LineSignal Signal { get; private set; }

    /// <summary>Takes the next frame of 20 ms.</summary>
    public void Hear(ReadOnlySpan<short> samples, Spoken spoken)
    {
        ToneFrame frame = _meter.Measure(samples);
        ToneRun? ended = _tracker.Add(frame);
        ToneRun? beep = _beeps.Add(frame, spoken);

        // The last of some busy tones is no beep.
        Beep = spoken == Spoken.Before || !_signalled ? beep : null;
        LineSignal signal = _information.Add(frame);
        if (signal == LineSignal.None)
        {
            signal = Fax(ended, spoken);
        }

        Signal = signal == LineSignal.None ? _cadence.Add(_tracker.Current, ended) : signal;
        _signalled |= Signal != LineSignal.None;
    }

    // One tone of 1100 Hz is a machine's beep as well as a fax; a second one 3 s later is a fax.
    private LineSignal Fax(ToneRun? ended, Spoken spoken)
    {
        if (_tracker.Current is { } run && FaxTones.IsAnswer(run))
        {
            return LineSignal.FaxAnswer;
        }

        if (ended is not { } call || spoken == Spoken.Before || !FaxTones.IsCall(call))
        {
            return LineSignal.None;
        }

        TimeSpan apart = call.Start - _lastCall.Start;
        bool isSecond = _lastCall.Length > TimeSpan.Zero && apart.TotalSeconds is >= 3 and <= 4;
        _lastCall = call;
        return isSecond ? LineSignal.FaxCall : LineSignal.None;
    }
}
