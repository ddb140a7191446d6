using System.Collections.Concurrent;
using System.Numerics;

namespace CxBridge.Voice.Sounds;

/// <summary>Changes the sample rate of a whole sound by a rational factor: a polyphase bank of a Kaiser-windowed sinc. The pass band ends at 0.43 of the
/// lower rate (3440 Hz at 8 kHz, the telephone band), the stop band lies 80 dB down from 0.5.</summary>
internal sealed class Resampler
{
    private const double PassBand = 0.43;
    private const double StopBand = 0.5;
    private const double Attenuation = 80;

    private static readonly ConcurrentDictionary<(int From, int To), Resampler> Ready = new();

    private readonly int _up;
    private readonly int _down;
    private readonly int _taps;
    private readonly float[][] _phases;

    private Resampler(int from, int to)
    {
        int divisor = (int)BigInteger.GreatestCommonDivisor(from, to);
        (_up, _down) = (to / divisor, from / divisor);

        // Kaiser's formulas (IEEE Trans. CAS 1974): length and beta from attenuation and transition width, here in cycles a sample of the high rate.
        double high = (double)from * _up;
        double lower = Math.Min(from, to);
        double width = (StopBand - PassBand) * lower / high;
        int length = (int)Math.Ceiling((Attenuation - 7.95) / (14.36 * width)) | 1;
        double beta = 0.1102 * (Attenuation - 8.7);
        double cutoff = (PassBand + StopBand) / 2 * lower / high;
        _taps = (length + _up - 1) / _up;
        _phases = new float[_up][];
        for (int phase = 0; phase < _up; phase++)
        {
            _phases[phase] = new float[_taps];
            for (int tap = 0; tap < _taps; tap++)
            {
                // Reversed, so that the inner loop walks input and taps in the same direction.
                int at = phase + ((_taps - 1 - tap) * _up);
                double x = at - ((length - 1) / 2.0);
                double window = at < length ? Bessel(beta * Math.Sqrt(Math.Max(0, 1 - Math.Pow(2 * x / (length - 1), 2)))) / Bessel(beta) : 0;
                double sinc = x == 0 ? 2 * cutoff : Math.Sin(2 * Math.PI * cutoff * x) / (Math.PI * x);
                _phases[phase][tap] = (float)(_up * sinc * window);
            }
        }

        Delay = (length - 1) / 2;
    }

    private int Delay { get; }

    /// <summary>The sound at another rate; the filter's delay is taken out.</summary>
    public static Sound Resample(Sound sound, int sampleRate) => sound.SampleRate == sampleRate ? sound
        : new(Ready.GetOrAdd((sound.SampleRate, sampleRate), static rates => new(rates.From, rates.To)).Run(sound.Samples), sampleRate);

    private float[] Run(float[] input)
    {
        float[] output = new float[((long)input.Length * _up + _down - 1) / _down];
        float[] padded = new float[input.Length + (2 * _taps) + (Delay / _up)];
        input.CopyTo(padded, _taps);
        for (int i = 0; i < output.Length; i++)
        {
            long high = ((long)i * _down) + Delay;
            ReadOnlySpan<float> bank = _phases[high % _up];
            output[i] = Dot(padded.AsSpan((int)(high / _up) + 1, _taps), bank);
        }

        return output;
    }

    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        Vector<float> sum = Vector<float>.Zero;
        int i = 0;
        for (; i <= a.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            sum += new Vector<float>(a[i..]) * new Vector<float>(b[i..]);
        }

        float rest = Vector.Sum(sum);
        for (; i < a.Length; i++)
        {
            rest += a[i] * b[i];
        }

        return rest;
    }

    /// <summary>Modified Bessel function of the first kind, order zero, by its power series.</summary>
    private static double Bessel(double x)
    {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > sum * 1e-12; k++)
        {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }

        return sum;
    }
}
