using CxBridge.Domain.Screening;
using CxBridge.Domain.Telephony;
using CxBridge.Media;
using CxBridge.Media.Screening;
using CxBridge.Tests.Unit.Media.Screening.Corpus;
using static CxBridge.Tests.Unit.Media.Screening.Corpus.LineSounds;

namespace CxBridge.Tests.Unit.Media.Screening;

public class LineEarTests
{
    public static TheoryData<double, double, double> Beeps => new()
    {
        { 440, 0, 0.5 }, { 620, 0, 0.2 }, { 800, 0, 0.3 }, { 1000, 0, 0.13 }, { 1004, 0, 1 }, { 1400, 0, 0.8 }, { 2000, 0, 0.4 }, { 950, 1400, 0.3 }, { 480, 950, 0.5 }, { 1100, 0, 0.5 },
    };

    [Theory]
    [MemberData(nameof(Beeps))]
    public void Beep_AfterWords_IsFoundWithin40Milliseconds(double first, double second, double seconds)
    {
        double[] beep = second > 0 ? Tone(seconds, -18, first, second) : Tone(seconds, -18, first);
        (TimeSpan? at, _) = Hear(Join(Silence(1), beep, Silence(1)), Spoken.Before, noise: -38);
        Assert.NotNull(at);
        Assert.InRange(at.Value.TotalMilliseconds, 960, 1040);
    }

    [Theory]
    [InlineData(697, 1209)]
    [InlineData(941, 1477)]
    public void Key_IsNoBeep(double low, double high) => Assert.Null(Hear(Join(Silence(1), Tone(0.2, -18, low, high), Silence(1)), Spoken.Before).Beep);

    [Theory]
    [InlineData(0.05)]
    [InlineData(6)]
    public void ToneOfTheWrongLength_IsNoBeep(double seconds) => Assert.Null(Hear(Join(Silence(1), Tone(seconds, -18, 1000), Silence(1)), Spoken.Before).Beep);

    [Theory]
    [InlineData(250)]
    [InlineData(3000)]
    public void ToneOfTheWrongPitch_IsNoBeep(double hertz) => Assert.Null(Hear(Join(Silence(1), Tone(0.5, -18, hertz), Silence(1)), Spoken.Before).Beep);

    [Theory]
    [InlineData(400, 250, true)]
    [InlineData(200, 250, false)]
    [InlineData(400, 1000, false)]
    [InlineData(1200, 1000, true)]
    public void RangeOfBeeps_IsTheCampaigns(int lowest, double hertz, bool outside) => Assert.Equal(
        outside, Hear(Join(Silence(1), Tone(0.5, -18, hertz), Silence(1)), Spoken.Before, settings: new() { BeepLowest = lowest }).Beep is null);

    [Theory]
    [InlineData(120, true)]
    [InlineData(300, false)]
    public void ShortestBeep_IsTheCampaigns(int milliseconds, bool found) => Assert.Equal(
        found, Hear(Join(Silence(1), Tone(0.2, -18, 1000), Silence(1)), Spoken.Before, settings: new() { BeepShortest = TimeSpan.FromMilliseconds(milliseconds) }).Beep is not null);

    [Theory]
    [InlineData(86, false)]
    [InlineData(65, true)]
    public void PurityOfBeeps_IsTheCampaigns(int percent, bool found)
    {
        // As much as 6 dB below the tone something else goes on: four fifths of all power are the tone's.
        double[] sound = Join(Silence(1), Tone(0.5, -18, 1000), Silence(1));
        double[] hum = Join(Silence(1), Tone(0.5, -24, 300, 3000), Silence(1));
        Assert.Equal(found, Hear(Add(sound, hum), Spoken.Before, settings: new() { BeepPurity = percent }).Beep is not null);
    }

    [Fact]
    public void ToneInLoudNoise_IsNoBeep() => Assert.Null(Hear(Join(Silence(1), Tone(0.5, -24, 1000), Silence(1)), Spoken.Before, noise: -26).Beep);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Music_HasNoBeep(int seed) => Assert.Null(Hear(Music(12, -20, new Random(seed)), Spoken.Before).Beep);

    public static TheoryData<LineSignal, double[]> Information => new()
    {
        { LineSignal.Intercept, Three(913.8, 0.274, 1370.6, 0.274) },
        { LineSignal.VacantCode, Three(985.2, 0.38, 1370.6, 0.274) },
        { LineSignal.Reorder, Three(913.8, 0.274, 1428.5, 0.38) },
        { LineSignal.Reorder, Three(985.2, 0.274, 1370.6, 0.38) },
        { LineSignal.NoCircuit, Three(985.2, 0.38, 1428.5, 0.38) },
        { LineSignal.NoCircuit, Three(913.8, 0.38, 1370.6, 0.38) },
        { LineSignal.SpecialInformation, Join(Tone(0.33, -22, 950), Silence(0.03), Tone(0.33, -22, 1400), Silence(0.03), Tone(0.33, -22, 1800)) },
        { LineSignal.SpecialInformation, Join(Tone(0.27, -22, 930), Tone(0.39, -22, 1440), Tone(0.3, -22, 1760)) },
    };

    [Theory]
    [MemberData(nameof(Information))]
    public void SpecialInformationTone_IsReadByPitchAndLength(LineSignal expected, double[] tones) =>
        Assert.Equal([expected], Hear(Join(Silence(0.5), tones, Silence(1)), Spoken.NotYet, noise: -42).Signals);

    [Fact]
    public void ThreeTonesInTheWrongOrder_AreNoInformation() =>
        Assert.Empty(Hear(Join(Tone(0.33, -22, 1800), Tone(0.33, -22, 1400), Tone(0.33, -22, 950), Silence(1)), Spoken.NotYet).Signals);

    public static TheoryData<LineSignal, double[]> Cadences => new()
    {
        { LineSignal.Busy, Repeat(5, Tone(0.5, -20, 480, 620), Silence(0.5)) },
        { LineSignal.Busy, Repeat(5, Tone(0.5, -20, 425), Silence(0.5)) },
        { LineSignal.Busy, Repeat(5, Tone(0.375, -20, 400), Silence(0.375)) },
        { LineSignal.Congestion, Repeat(8, Tone(0.25, -20, 480, 620), Silence(0.25)) },
        { LineSignal.Congestion, Repeat(8, Tone(0.25, -20, 425), Silence(0.25)) },
        { LineSignal.Ringback, Repeat(2, Tone(1, -20, 425), Silence(4)) },
        { LineSignal.Ringback, Repeat(2, Tone(2, -20, 440, 480), Silence(4)) },
        { LineSignal.FaxAnswer, Tone(3, -16, 2100) },
        { LineSignal.FaxCall, Repeat(2, Tone(0.5, -16, 1100), Silence(3)) },
    };

    [Theory]
    [MemberData(nameof(Cadences))]
    public void SignalOfTheLine_IsFound(LineSignal expected, double[] sound)
    {
        (TimeSpan? beep, HashSet<LineSignal> signals) = Hear(Join(Silence(0.5), sound, Silence(1)), Spoken.NotYet, noise: -45);
        Assert.Equal([expected], signals);
        Assert.Null(beep);
    }

    [Fact]
    public void Music_SaysNothingOfTheLine() =>
        Assert.All(Enumerable.Range(1, 5), seed => Assert.Empty(Hear(Music(10, -20, new Random(seed)), Spoken.NotYet).Signals));

    [Fact]
    public void Hearing_AllocatesNothing()
    {
        var ear = new LineEar(new ScreeningSettings());
        short[] sound = Carry(Join(Tone(0.5, -20, 480, 620), Silence(0.5), Tone(0.3, -20, 1000), Silence(0.5)), AudioCodec.Pcmu);
        Feed(ear, sound);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Feed(ear, sound);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static void Feed(LineEar ear, short[] sound)
    {
        for (int at = 0; at + AudioFrame.Samples <= sound.Length; at += AudioFrame.Samples)
        {
            ear.Hear(sound.AsSpan(at, AudioFrame.Samples), Spoken.Before);
        }
    }

    private static (TimeSpan? Beep, HashSet<LineSignal> Signals) Hear(double[] sound, Spoken spoken, double noise = -60, ScreeningSettings? settings = null)
    {
        double[] noisy = Add(sound, LineSounds.Noise((double)sound.Length / Rate, noise, Corpus.Noise.White, new Random(7)));
        short[] line = Carry(noisy, AudioCodec.Pcma);
        var ear = new LineEar(settings ?? new ScreeningSettings());
        TimeSpan? beep = null;
        HashSet<LineSignal> signals = [];
        for (int at = 0; at + AudioFrame.Samples <= line.Length; at += AudioFrame.Samples)
        {
            ear.Hear(line.AsSpan(at, AudioFrame.Samples), spoken);
            beep ??= ear.Beep?.Start;
            if (ear.Signal != LineSignal.None)
            {
                signals.Add(ear.Signal);
            }
        }

        return (beep, signals);
    }

    private static double[] Three(double first, double firstSeconds, double second, double secondSeconds) =>
        Join(Tone(firstSeconds, -22, first), Tone(secondSeconds, -22, second), Tone(0.38, -22, 1776.7));

    private static double[] Repeat(int times, params double[][] parts) => Join(Enumerable.Repeat(parts, times).SelectMany(x => x));
}
