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
        var up = new Upsampler();
        var down = new Downsampler();
        for (int i = 0; i < tone.Length; i += 160)
        {
            up.Process(tone.AsSpan(i, 160), wide.AsSpan(2 * i, 320));
            down.Process(wide.AsSpan(2 * i, 320), back.AsSpan(i, 160));
        }

        double change = Sounds.Decibels(back.AsSpan(400)) - Sounds.Decibels(tone.AsSpan(400));
        Assert.InRange(change, -0.6, 0.1);
    }

    [Fact]
    public void Upsampler_LeavesNoImageAboveTheTelephoneBand()
    {
        short[] tone = Sounds.Tone(1000, 8000, TimeSpan.FromSeconds(1), 10000);
        var wide = new short[tone.Length * 2];
        new Upsampler().Process(tone, wide);

        // The image of 1 kHz about 8 kHz lies at 7 kHz.
        Assert.True(Sounds.ToneLevel(wide.AsSpan(400), 7000, 16000) < Sounds.ToneLevel(wide.AsSpan(400), 1000, 16000) - 55);
    }

    [Fact]
    public void Downsampler_RemovesWhatWouldAlias()
    {
        short[] hiss = Sounds.Tone(6000, 16000, TimeSpan.FromSeconds(1), 10000);
        var narrow = new short[hiss.Length / 2];
        new Downsampler().Process(hiss, narrow);
        Assert.True(Sounds.Decibels(narrow.AsSpan(400)) < Sounds.Decibels(hiss) - 50);
    }
}
