using CxBridge.Media.Battery;

namespace CxBridge.Tests.Unit.Media.Battery;

public class SpeechLevelTests
{
    [Theory]
    [InlineData(-10)]
    [InlineData(-26)]
    [InlineData(-40)]
    public void SteadyTone_HasItsOwnLevel(double dbfs)
    {
        short[] tone = Sounds.Tone(1000, 8000, TimeSpan.FromSeconds(4), 32768 * Math.Sqrt(2) * Math.Pow(10, dbfs / 20));
        Assert.Equal(dbfs, SpeechLevel.Of(tone), 0.3);
    }

    [Fact]
    public void LongPauses_AreLeftOut()
    {
        // A quarter of the time: the level over all is 6 dB lower. The 200 ms after each burst count as speech, as P.56 has it.
        short[] burst = Sounds.Noise(-26, TimeSpan.FromSeconds(2), 1);
        short[] sparse = [.. Enumerable.Range(0, 3).SelectMany(_ => (short[])[.. burst, .. Sounds.Silence(TimeSpan.FromSeconds(6))])];
        Assert.Equal(-32, Sounds.Decibels(sparse), 0.3);
        Assert.Equal(-26.6, SpeechLevel.Of(sparse), 0.5);
    }

    [Fact]
    public void ConstantPart_IsNoSpeech() => Assert.Equal(SpeechLevel.Of(Talk.Of(1, 5)), SpeechLevel.Of(Faults.Shifted(Talk.Of(1, 5), 900)), 0.1);

    [Fact]
    public void Silence_HasTheLowestLevel() => Assert.Equal(SpeechLevel.Silence, SpeechLevel.Of(new short[8000]));
}
