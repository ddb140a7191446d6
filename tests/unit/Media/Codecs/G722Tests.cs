using CxBridge.Media.Codecs.G722;

namespace CxBridge.Tests.Unit.Media.Codecs;

public class G722Tests
{
    private static readonly short[] Wide = WideSound();

    // What two independent implementations (this one and spandsp) agree on, so that machines without the other still notice a change.
    private const uint KnownOctets = 3858932456;
    private const uint KnownSamples = 1588847054;

    [Fact]
    public void Octets_AreThoseOfAnIndependentEncoder()
    {
        byte[] ours = Encode(Wide);
        Assert.Equal(KnownOctets, Checksum(ours));
        if (SpanDsp.IsPresent)
        {
            Assert.Equal(SpanDsp.EncodeG722(Wide), ours);
        }
    }

    [Fact]
    public void Samples_AreThoseOfAnIndependentDecoder_ForEverySequenceOfOctets()
    {
        var octets = new byte[40_000];
        new Random(722).NextBytes(octets);
        SpanOf(Encode(Wide), octets);
        short[] ours = Decode(octets);
        Assert.Equal(KnownSamples, Checksum(System.Runtime.InteropServices.MemoryMarshal.AsBytes(ours.AsSpan()).ToArray()));
        if (SpanDsp.IsPresent)
        {
            // The other one lets samples wrap that are too loud; here they are cut, as the recommendation says.
            short[] theirs = SpanDsp.DecodeG722(octets);
            Assert.Equal(theirs.Length, ours.Length);
            Assert.All(ours, (sample, i) => Assert.True(sample == theirs[i] || sample is short.MinValue or short.MaxValue, $"sample {i}: {sample} here, {theirs[i]} there"));
            Assert.True(ours.Count(sample => sample is short.MinValue or short.MaxValue) < ours.Length / 20);
        }
    }

    [Theory]
    [InlineData(300, 30)]
    [InlineData(1000, 30)]
    [InlineData(3000, 25)]
    [InlineData(6000, 12)]
    public void Tone_ComesBackWithLittleNoise(double hertz, double leastDecibels)
    {
        short[] tone = Sounds.Tone(hertz, 16000, TimeSpan.FromSeconds(1), 8000);
        short[] back = Decode(Encode(tone));
        double signal = Sounds.ToneLevel(back.AsSpan(1600), hertz, 16000);
        double sent = Sounds.ToneLevel(tone.AsSpan(1600), hertz, 16000);
        Assert.Equal(sent, signal, 0.5);
        double total = Sounds.Decibels(back.AsSpan(1600));
        double pure = Sounds.Decibels(tone.AsSpan(1600)) + signal - sent;
        double noise = 10 * Math.Log10(Math.Max(1e-9, Math.Abs(Math.Pow(10, total / 10) - Math.Pow(10, pure / 10))));
        Assert.True(pure - noise > leastDecibels, $"{pure - noise:F1} dB");
    }

    private static void SpanOf(byte[] speech, byte[] into) => speech.AsSpan(0, 20_000).CopyTo(into);

    private static byte[] Encode(short[] wide)
    {
        var octets = new byte[wide.Length / 2];
        new G722Core().Encode(wide, octets);
        return octets;
    }

    private static short[] Decode(byte[] octets)
    {
        var samples = new short[2 * octets.Length];
        new G722Core().Decode(octets, samples);
        return samples;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint hash = 2166136261;
        foreach (byte value in bytes)
        {
            hash = (hash ^ value) * 16777619;
        }

        return hash;
    }

    // Tones, noise and clipping, made of integers alone so that they are the same everywhere.
    private static short[] WideSound()
    {
        var samples = new short[64_000];
        uint seed = 1;
        int level = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            seed = (seed * 1664525) + 1013904223;
            level = i % 16000 < 8000 ? (i % 40 < 20 ? 1 : -1) * (200 + (i / 2)) : (int)seed >> (17 + (i / 16000));
            samples[i] = (short)Math.Clamp(level, short.MinValue, short.MaxValue);
        }

        return samples;
    }
}
