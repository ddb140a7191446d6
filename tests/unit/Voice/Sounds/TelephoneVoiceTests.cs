using CxBridge.Voice.Sounds;

namespace CxBridge.Tests.Unit.Voice.Sounds;

public class TelephoneVoiceTests
{
    [Theory]
    [InlineData(0.01)]
    [InlineData(0.3)]
    [InlineData(1.0)]
    public void Prepare_BringsSpeechToMinus20dB_AndNeverClips(double peak)
    {
        short[] output = TelephoneVoice.Prepare(Bursts(peak, before: 0.5, after: 1), 8000);

        double level = SpeechLevel.Measure(new([.. output.Select(s => s / 32768f)], 8000));
        Assert.InRange(level, -21, -19);
        Assert.InRange(output.Max(Math.Abs), (short)1, (short)32000);
    }

    [Fact]
    public void Prepare_TrimsSilence_ButLeavesTheFirstAndLastSound()
    {
        // 0.8 s of sound between half a second and a whole one of silence.
        short[] output = TelephoneVoice.Prepare(Bursts(0.3, before: 0.5, after: 1), 8000);

        Assert.InRange(First(output), 0, 8000 * 50 / 1000);
        Assert.InRange(First([.. output.Reverse()]), 0, 8000 * 100 / 1000);
        Assert.InRange(output.Length, 8000 * 8 / 10, 8000 * 95 / 100);
    }

    [Fact]
    public void Prepare_OfSilence_IsEmpty() => Assert.Empty(TelephoneVoice.Prepare(new(new float[8000], 8000), 8000));

    private static int First(short[] samples) => Array.FindIndex(samples, s => Math.Abs((int)s) > 100);

    /// <summary>Four bursts of 150 ms with gaps between them, as syllables are.</summary>
    private static Sound Bursts(double peak, double before, double after)
    {
        const int rate = 22050;
        float[] samples = new float[(int)(rate * (before + 0.8 + after))];
        for (int i = 0; i < (int)(rate * 0.8); i++)
        {
            double t = (double)i / rate;
            bool isSounding = t % 0.2 < 0.15 || t > 0.75;
            samples[(int)(rate * before) + i] = isSounding ? (float)(peak * Math.Sin(2 * Math.PI * 440 * t)) : 0;
        }

        return new(samples, rate);
    }
}
