using CxBridge.Voice.Sounds;

namespace CxBridge.Tests.Unit.Voice.Sounds;

public class ResamplerTests
{
    [Theory]
    [InlineData(22050, 8000, 1000, 0)]
    [InlineData(22050, 8000, 3300, 0)]
    [InlineData(22050, 16000, 6000, 0)]
    [InlineData(16000, 8000, 300, 0)]
    [InlineData(8000, 16000, 3000, 0)]
    [InlineData(22050, 8000, 4200, -70)]
    [InlineData(22050, 8000, 7000, -70)]
    [InlineData(16000, 8000, 5000, -70)]
    public void Resample_KeepsTheBand_AndCutsWhatWouldFoldIntoIt(int from, int to, double tone, double atMost)
    {
        Sound output = Resampler.Resample(Tone(from, tone), to);

        Assert.Equal(to, output.Samples.Length);
        double level = Level(output.Samples.AsSpan(to / 10, to * 8 / 10));
        if (atMost < 0)
        {
            Assert.InRange(level, double.NegativeInfinity, atMost);
        }
        else
        {
            Assert.InRange(level, -0.1, 0.1);
        }
    }

    [Fact]
    public void Resample_DelaysNothing()
    {
        float[] click = new float[2205];
        click[1102] = 1;

        float[] output = Resampler.Resample(new(click, 22050), 8000).Samples;

        Assert.InRange(Array.IndexOf(output, output.Max()), 399, 401);
    }

    /// <summary>A second of a sine of full scale.</summary>
    private static Sound Tone(int rate, double tone) => new([.. Enumerable.Range(0, rate).Select(i => (float)Math.Sin(2 * Math.PI * tone * i / rate))], rate);

    /// <summary>dB relative to a full-scale sine.</summary>
    private static double Level(ReadOnlySpan<float> samples)
    {
        double sum = 0;
        foreach (float sample in samples)
        {
            sum += sample * sample;
        }

        return 10 * Math.Log10(2 * sum / samples.Length);
    }
}
