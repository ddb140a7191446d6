using CxBridge.Media.Codecs;

namespace CxBridge.Tests.Unit.Media.Codecs;

public class ResamplerTests
{
    [Theory]
    [InlineData(300)]
    [InlineData(1000)]
    [InlineData(3300)]
    public void UpAndDown_OfATelephoneTone_KeepsItsLevel(double hertz)
    {
        short[] tone = Sounds.Tone(hertz, 8000, TimeSpan.FromSeconds(1), 10000);
        var wide = new short[tone.Length * 2];
        var back = new short[tone.Length];
        var up = new Upsampler(160);
        var down = new Downsampler();
        for (int i = 0; i < tone.Length; i += 160)
        {
            up.Process(tone.AsSpan(i, 160), wide.AsSpan(2 * i, 320));
            down.Process(wide.AsSpan(2 * i, 320), back.AsSpan(i, 160));
        }

        double change = Sounds.Decibels(back.AsSpan(400)) - Sounds.Decibels(tone.AsSpan(400));
        Assert.InRange(change, -0.6, 0.1);
    }

    // What docs/media.md promises: the whole telephone band within 0.1 dB, and nothing above -60 dB from 4.4 kHz on.
    [Fact]
    public void PassBand_To3400Hertz_RipplesByLessThanATenthOfADecibel()
    {
        for (double hertz = 100; hertz <= 3400; hertz += 75)
        {
            Assert.InRange(UpGain(hertz, hertz), -0.1, 0.1);
            Assert.InRange(DownGain(hertz, hertz), -0.1, 0.1);
        }
    }

    [Fact]
    public void ImagesOfUpsampling_Are60DecibelsDown()
    {
        for (double hertz = 100; hertz <= 3600; hertz += 125)
        {
            Assert.True(UpGain(hertz, 8000 - hertz) < -60, $"image of {hertz} Hz at {UpGain(hertz, 8000 - hertz):F1} dB");
        }
    }

    [Fact]
    public void AliasesOfDownsampling_Are60DecibelsDown()
    {
        for (double hertz = 4400; hertz < 7950; hertz += 125)
        {
            Assert.True(DownGain(hertz, 8000 - hertz) < -60, $"{hertz} Hz aliases at {DownGain(hertz, 8000 - hertz):F1} dB");
        }
    }

    [Fact]
    public void Chunks_OfAnyLength_GiveTheSameAsOneStream()
    {
        short[] tone = Sounds.Tone(700, 8000, TimeSpan.FromMilliseconds(500), 9000);
        var whole = new short[2 * tone.Length];
        new Upsampler(tone.Length).Process(tone, whole);
        var random = new Random(5);
        var pieces = new short[2 * tone.Length];
        var up = new Upsampler(160);
        for (int at = 0; at < tone.Length;)
        {
            int count = Math.Min(random.Next(1, 161), tone.Length - at);
            up.Process(tone.AsSpan(at, count), pieces.AsSpan(2 * at, 2 * count));
            at += count;
        }

        Assert.Equal(whole, pieces);
    }

    [Fact]
    public void Resampling_AllocatesNothing()
    {
        var up = new Upsampler(160);
        var down = new Downsampler(320);
        var narrow = new short[160];
        var wide = new short[320];
        up.Process(narrow, wide);
        down.Process(wide, narrow);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            up.Process(narrow, wide);
            down.Process(wide, narrow);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    // Level of one frequency out against another in, decibels.
    private static double UpGain(double hertzIn, double hertzOut)
    {
        short[] tone = Sounds.Tone(hertzIn, 8000, TimeSpan.FromMilliseconds(500), 30000);
        var wide = new short[2 * tone.Length];
        new Upsampler(tone.Length).Process(tone, wide);
        return Sounds.ToneLevel(wide.AsSpan(800), hertzOut, 16000) - Sounds.ToneLevel(tone.AsSpan(400), hertzIn, 8000);
    }

    private static double DownGain(double hertzIn, double hertzOut)
    {
        short[] tone = Sounds.Tone(hertzIn, 16000, TimeSpan.FromMilliseconds(500), 30000);
        var narrow = new short[tone.Length / 2];
        new Downsampler().Process(tone, narrow);
        return Sounds.ToneLevel(narrow.AsSpan(400), hertzOut, 8000) - Sounds.ToneLevel(tone.AsSpan(800), hertzIn, 16000);
    }
}
