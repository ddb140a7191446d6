using CxBridge.Voice.Providers.PocketSphinx;
using CxBridge.Voice.Sounds;

namespace CxBridge.Tests.Unit.Voice.Listening;

public class LineSoundTests
{
    [Fact]
    public void Prepare_OfASilentLine_IsEmpty() => Assert.Empty(LineSound.Prepare(new short[16_000]));

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.9)]
    public void Prepare_BringsQuietAndLoudLinesToOneLevel(double peak) =>
        Assert.InRange(SpeechLevel.Measure(new([.. LineSound.Prepare(Tone(400, peak)).Select(s => s / 32768f)], 16_000)), -20.5, -19.5);

    [Fact]
    public void Prepare_PutsHissAboveTheBand_WhereTheUpperBandCarriesTheSound()
    {
        double vowel = PowerAboveTheBand(LineSound.Prepare(Tone(400, 0.3)));
        double fricative = PowerAboveTheBand(LineSound.Prepare(Tone(3000, 0.3)));

        Assert.InRange(10 * Math.Log10(fricative / vowel), 20, 60);
    }

    private static double PowerAboveTheBand(short[] sound) =>
        HighPass.Apply([.. sound.Select(s => s / 32768f)], HighPass.Design(4500, 16_000, taps: 129)).Average(x => x * x);

    private static short[] Tone(double hertz, double peak) =>
        [.. Enumerable.Range(0, 16_000).Select(i => (short)(peak * 32767 * Math.Sin(2 * Math.PI * hertz * i / 16_000)))];
}
