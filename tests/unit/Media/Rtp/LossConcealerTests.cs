using CxBridge.Media.Rtp.Jitter;

namespace CxBridge.Tests.Unit.Media.Rtp;

public class LossConcealerTests
{
    private readonly LossConcealer _concealer = new();

    [Fact]
    public void FirstMissingFrameOfASteadyVowel_GoesOnNearlyAsIfReceived()
    {
        short[] vowel = Sounds.Tone(200, 8000, TimeSpan.FromMilliseconds(200), 8000);
        for (int i = 0; i < 1280; i += 160)
        {
            _concealer.Good(vowel.AsSpan(i, 160));
        }

        var made = new short[160];
        Assert.True(_concealer.Conceal(made));
        double error = 0;
        for (int i = 0; i < 80; i++)
        {
            error += Math.Pow(made[i] - vowel[1280 + i], 2);
        }

        // 10 ms without fading: the error stays 20 dB below the vowel.
        Assert.True(Math.Sqrt(error / 80) < 8000 / Math.Sqrt(2) / 10, $"rms error {Math.Sqrt(error / 80):F0}");
    }

    [Fact]
    public void LongGap_FadesToSilenceAt60Milliseconds()
    {
        short[] vowel = Sounds.Tone(150, 8000, TimeSpan.FromMilliseconds(100), 8000);
        for (int i = 0; i < vowel.Length; i += 160)
        {
            _concealer.Good(vowel.AsSpan(i, 160));
        }

        var frames = new short[4][];
        var concealed = new bool[4];
        for (int i = 0; i < 4; i++)
        {
            frames[i] = new short[160];
            concealed[i] = _concealer.Conceal(frames[i]);
        }

        Assert.Equal([true, true, true, false], concealed);
        Assert.True(Sounds.Decibels(frames[1]) < Sounds.Decibels(frames[0]) - 2);
        Assert.True(Sounds.Decibels(frames[2]) < Sounds.Decibels(frames[1]) - 4);
        Assert.All(frames[3], sample => Assert.Equal(0, sample));
    }

    [Fact]
    public void SoundAfterAGap_ComesInWithoutAClick()
    {
        short[] vowel = Sounds.Speech(TimeSpan.FromSeconds(1));
        var previous = new short[160];
        int largest = 0;
        for (int i = 0; i < vowel.Length; i += 160)
        {
            short[] frame = vowel.AsSpan(i, 160).ToArray();
            if (i / 160 % 7 == 6)
            {
                _concealer.Conceal(frame);
            }
            else
            {
                _concealer.Good(frame);
            }

            largest = Math.Max(largest, Math.Abs(frame[0] - previous[159]));
            previous = frame;
        }

        int natural = 0;
        for (int i = 1; i < vowel.Length; i++)
        {
            natural = Math.Max(natural, Math.Abs(vowel[i] - vowel[i - 1]));
        }

        Assert.True(largest <= natural, $"step of {largest} at a seam; the speech itself has {natural}");
    }
}
