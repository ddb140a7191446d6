namespace CxBridge.Media.Screening;

/// <summary>Power of 512 samples of 8 kHz under a Hann window, by a radix-2 Fourier transform: 15.6 Hz a line. Allocates nothing once made.</summary>
internal sealed class Spectrum
{
    /// <summary>Samples that one spectrum covers, 64 ms.</summary>
    public const int Length = 512;

    /// <summary>Distance of two lines, hertz.</summary>
    public const double Step = (double)AudioFrame.SampleRate / Length;

    private static readonly float[] Window = [.. Enumerable.Range(0, Length).Select(i => (float)(0.5 - (0.5 * Math.Cos(2 * Math.PI * i / Length))))];
    private static readonly float[] Cosines = [.. Enumerable.Range(0, Length / 2).Select(i => (float)Math.Cos(2 * Math.PI * i / Length))];
    private static readonly float[] Sines = [.. Enumerable.Range(0, Length / 2).Select(i => (float)-Math.Sin(2 * Math.PI * i / Length))];
    private static readonly int[] Reversed = [.. Enumerable.Range(0, Length).Select(Reverse)];
    private readonly float[] _real = new float[Length];
    private readonly float[] _imaginary = new float[Length];
    private readonly float[] _power = new float[Length / 2];

    /// <summary>The power at each line, from 0 Hz.</summary>
    public ReadOnlySpan<float> Power => _power;

    /// <summary>Takes 512 samples.</summary>
    public void Measure(ReadOnlySpan<float> samples)
    {
        for (int i = 0; i < Length; i++)
        {
            _real[Reversed[i]] = samples[i] * Window[i];
            _imaginary[i] = 0;
        }

        for (int size = 2; size <= Length; size *= 2)
        {
            Butterflies(size);
        }

        for (int i = 0; i < _power.Length; i++)
        {
            _power[i] = (_real[i] * _real[i]) + (_imaginary[i] * _imaginary[i]);
        }
    }

    private void Butterflies(int size)
    {
        int half = size / 2;
        int step = Length / size;
        for (int from = 0; from < Length; from += size)
        {
            for (int k = 0; k < half; k++)
            {
                int a = from + k;
                int b = a + half;
                float cosine = Cosines[k * step];
                float sine = Sines[k * step];
                float real = (_real[b] * cosine) - (_imaginary[b] * sine);
                float imaginary = (_real[b] * sine) + (_imaginary[b] * cosine);
                (_real[b], _imaginary[b]) = (_real[a] - real, _imaginary[a] - imaginary);
                (_real[a], _imaginary[a]) = (_real[a] + real, _imaginary[a] + imaginary);
            }
        }
    }

    private static int Reverse(int index)
    {
        int reversed = 0;
        for (int bit = 1; bit < Length; bit *= 2)
        {
            reversed = (reversed * 2) + ((index & bit) == 0 ? 0 : 1);
        }

        return reversed;
    }
}
