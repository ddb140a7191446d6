using CxBridge.Media.Codecs;

namespace CxBridge.Media.Battery;

/// <summary>A sound as the battery looks at it: the samples, their shape without what lies below 130 Hz, and sums that make the level of any piece cheap.</summary>
internal sealed class BatterySound
{
    private const float Pole = 0.9f;
    private readonly float[] _shape;
    private readonly double[] _energy;

    public BatterySound(short[] samples)
    {
        Samples = samples;
        Level = SpeechLevel.Of(samples);
        Constant = SpeechLevel.Mean(samples);
        _shape = new float[samples.Length];
        _energy = new double[samples.Length + 1];
        float before = samples.Length == 0 ? 0 : samples[0];
        float value = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            // Constant offsets and hum are no likeness.
            value = samples[i] - before + (Pole * value);
            before = samples[i];
            _shape[i] = value;
            _energy[i + 1] = _energy[i] + ((double)value * value);
        }
    }

    /// <summary>As they were read.</summary>
    public short[] Samples { get; }

    /// <summary>How many.</summary>
    public int Length => Samples.Length;

    /// <summary>Active speech level, dBFS.</summary>
    public double Level { get; }

    /// <summary>Mean of the samples.</summary>
    public double Constant { get; }

    /// <summary>The samples without their low end.</summary>
    public ReadOnlySpan<float> Shape => _shape;

    /// <summary>Whether there is such a piece.</summary>
    public bool Has(int from, int count) => from >= 0 && from + count <= Length;

    /// <summary>Level of a piece of the shape, dBFS; what lies outside counts as silence.</summary>
    public double LevelOf(int from, int count) => SpeechLevel.Decibels(Energy(from, count) / count);

    /// <summary>Sum of squares of a piece of the shape.</summary>
    public double Energy(int from, int count) => Math.Max(0, _energy[Math.Clamp(from + count, 0, Length)] - _energy[Math.Clamp(from, 0, Length)]);

    /// <summary>Normalised correlation of a piece of this sound with a piece of another, -1 to 1; 0 where either ends or is silent.</summary>
    public double Likeness(int from, BatterySound other, int at, int count)
    {
        if (!Has(from, count) || !other.Has(at, count))
        {
            return 0;
        }

        double energies = Energy(from, count) * other.Energy(at, count);
        return energies < 1 ? 0 : Upsampler.Dot(_shape.AsSpan(from, count), other._shape.AsSpan(at, count)) / Math.Sqrt(energies);
    }

    /// <summary>The same with the other sound half a sample later, by the mean of two neighbours: clocks that run apart pass through all fractions.</summary>
    public double LikenessBetween(int from, BatterySound other, int at, int count)
    {
        if (!Has(from, count) || !other.Has(at, count + 1))
        {
            return 0;
        }

        ReadOnlySpan<float> mine = _shape.AsSpan(from, count);
        ReadOnlySpan<float> first = other._shape.AsSpan(at, count);
        ReadOnlySpan<float> second = other._shape.AsSpan(at + 1, count);
        double energies = Energy(from, count) * (other.Energy(at, count) + other.Energy(at + 1, count) + (2 * Upsampler.Dot(first, second)));
        return energies < 1 ? 0 : (Upsampler.Dot(mine, first) + Upsampler.Dot(mine, second)) / Math.Sqrt(energies);
    }
}
