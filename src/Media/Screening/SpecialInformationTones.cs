using CxBridge.Domain.Screening;

namespace CxBridge.Media.Screening;

/// <summary>
/// Finds special information tones: three tones that rise, one after the other with at most 30 ms between them, before an announcement.
/// ITU-T E.180 / Q.35: 950, 1400 and 1800 Hz, each +-50 Hz for 330 +-70 ms. North America encodes the reason in pitch and length of the first two:
/// <code>
///              first            second            third
/// intercept    913.8  short     1370.6 short      1776.7
/// vacant code  985.2  long      1370.6 short      1776.7
/// reorder      913.8 or 985.2 short, second long  1776.7
/// no circuit   both high or both low, both long   1776.7
/// </code>
/// Short is 274 ms, long 380 ms. Whatever else the three are, they are a special information tone without a reason.
/// </summary>
internal sealed class SpecialInformationTones
{
    private const double Dominant = 0.55;
    private const double Faintest = -45;
    private static readonly (double From, double To)[] Bands = [(885, 1015), (1335, 1465), (1735, 1865)];

    /// <summary>Least frames of each: 330 - 70 ms, less what the measure may miss at both ends.</summary>
    private const int Shortest = 10;
    private const int Longest = 23;

    /// <summary>Between short and long, in frames.</summary>
    private const double Middle = 16.4;
    private const int LongestGap = 4;

    /// <summary>How far a tone may be from what it stands for, hertz.</summary>
    private const double Near = 14;
    private readonly double[] _hertz = new double[3];
    private readonly int[] _frames = new int[3];
    private int _segment = -1;
    private int _gap;

    /// <summary>Takes the next frame.</summary>
    /// <returns>The signal, once; else <see cref="LineSignal.None"/>.</returns>
    public LineSignal Add(in ToneFrame frame)
    {
        int band = frame.Level > Faintest && frame.FirstShare >= Dominant ? Band(frame.First) : -1;
        if (band >= 0 && band == _segment)
        {
            _gap = 0;
            _hertz[band] += (frame.First - _hertz[band]) / ++_frames[band];
            return band == 2 && _frames[2] == Shortest ? Meaning() : LineSignal.None;
        }

        if (band == 0)
        {
            Begin(0, frame.First);
        }
        else if (band == _segment + 1 && band > 0 && _frames[_segment] is >= Shortest and <= Longest)
        {
            Begin(band, frame.First);
        }
        else if (_segment >= 0 && ++_gap > LongestGap)
        {
            _segment = -1;
        }

        return LineSignal.None;
    }

    private void Begin(int segment, double hertz)
    {
        (_segment, _gap) = (segment, 0);
        (_hertz[segment], _frames[segment]) = (hertz, 1);
    }

    private LineSignal Meaning()
    {
        _segment = -1;
        if (Math.Abs(_hertz[2] - 1776.7) > 12)
        {
            return LineSignal.SpecialInformation;
        }

        return (PitchOf(_hertz[0], 913.8, 985.2), LengthOf(0), PitchOf(_hertz[1], 1370.6, 1428.5), LengthOf(1)) switch
        {
            (Pitch.Low, Length.Short, Pitch.Low, Length.Short) => LineSignal.Intercept,
            (Pitch.High, Length.Long, Pitch.Low, Length.Short) => LineSignal.VacantCode,
            (Pitch.Low, Length.Short, Pitch.High, Length.Long) or (Pitch.High, Length.Short, Pitch.Low, Length.Long) => LineSignal.Reorder,
            (Pitch.High, Length.Long, Pitch.High, Length.Long) or (Pitch.Low, Length.Long, Pitch.Low, Length.Long) => LineSignal.NoCircuit,
            _ => LineSignal.SpecialInformation,
        };
    }

    private Length LengthOf(int segment) => _frames[segment] < Middle ? Length.Short : Length.Long;

    private static Pitch PitchOf(double hertz, double low, double high) =>
        Math.Abs(hertz - low) <= Near ? Pitch.Low : Math.Abs(hertz - high) <= Near ? Pitch.High : Pitch.Other;

    private static int Band(double hertz)
    {
        for (int i = 0; i < Bands.Length; i++)
        {
            if (hertz >= Bands[i].From && hertz <= Bands[i].To)
            {
                return i;
            }
        }

        return -1;
    }

    private enum Pitch
    {
        Other,
        Low,
        High,
    }

    private enum Length
    {
        Short,
        Long,
    }
}
