using CxBridge.Media.Codecs;
using CxBridge.Media.Turns;

namespace CxBridge.Tests.Unit.Media.Turns;

public class VoiceActivityDetectorTests
{
    [Theory]
    [InlineData(-60)]
    [InlineData(-50)]
    [InlineData(-40)]
    [InlineData(-30)]
    public void NoiseAlone_NeverOpensTheGate(double level)
    {
        for (int seed = 0; seed < 5; seed++)
        {
            Assert.Empty(Run(Sounds.Noise(level, TimeSpan.FromSeconds(30), seed)).Events);
        }
    }

    [Fact]
    public void NoiseThatSetsInSuddenly_DoesNotOpenTheGate()
    {
        short[] line = [.. Sounds.Noise(-65, TimeSpan.FromSeconds(5), 1), .. Sounds.Noise(-35, TimeSpan.FromSeconds(20), 2)];
        Assert.Empty(Run(line).Events);
    }

    [Theory]
    [InlineData(-90, -24)]
    [InlineData(-50, -24)]
    [InlineData(-40, -24)]
    [InlineData(-50, -36)]
    public void SpeechInNoise_OpensWithin220Milliseconds_AndClosesAbout300AfterItsEnd(double noise, double speech)
    {
        short[] talk = [.. Sounds.Silence(TimeSpan.FromSeconds(1)), .. Sounds.Speech(TimeSpan.FromSeconds(1), speech), .. Sounds.Silence(TimeSpan.FromSeconds(2))];
        (List<(double At, VoiceActivity What)> events, _, _) = Run(Sounds.Mix(talk, Sounds.Noise(noise, TimeSpan.FromSeconds(4), 3)));
        Assert.Equal([VoiceActivity.Started, VoiceActivity.Stopped], events.Select(e => e.What));
        Assert.InRange(events[0].At, 1.12, 1.24);
        Assert.InRange(events[1].At, 2.2, 2.4);
    }

    [Fact]
    public void Onset_PointsBackToTheFirstFrameOfTheSpeech()
    {
        short[] talk = [.. Sounds.Silence(TimeSpan.FromSeconds(1)), .. Sounds.Speech(TimeSpan.FromSeconds(1))];
        (_, double onset, _) = Run(talk);
        Assert.InRange(onset, 0.98, 1.06);
    }

    [Fact]
    public void ClickOf60Milliseconds_DoesNotOpenTheGate()
    {
        short[] line = [.. Sounds.Noise(-50, TimeSpan.FromSeconds(2), 1), .. Sounds.Speech(TimeSpan.FromMilliseconds(60), -20), .. Sounds.Noise(-50, TimeSpan.FromSeconds(1), 2)];
        Assert.Empty(Run(line).Events);
    }

    [Fact]
    public void LongSentence_KeepsTheGateOpen()
    {
        short[] talk = Sounds.Mix(Sounds.Speech(TimeSpan.FromSeconds(20)), Sounds.Noise(-50, TimeSpan.FromSeconds(20), 3));
        Assert.Single(Run(talk).Events);
    }

    [Fact]
    public void SixteenKilohertz_IsHeardLikeEight()
    {
        short[] talk = [.. Sounds.Silence(TimeSpan.FromSeconds(1)), .. Sounds.Speech(TimeSpan.FromSeconds(1)), .. Sounds.Silence(TimeSpan.FromSeconds(1))];
        var wide = new short[talk.Length * 2];
        var up = new Upsampler(160);
        var detector = new VoiceActivityDetector(16000);
        var events = new List<VoiceActivity>();
        for (int i = 0; i < talk.Length; i += 160)
        {
            up.Process(talk.AsSpan(i, 160), wide.AsSpan(2 * i, 320));
            events.Add(detector.Process(wide.AsSpan(2 * i, 320)));
        }

        Assert.Equal([VoiceActivity.Started, VoiceActivity.Stopped], events.Where(e => e != VoiceActivity.Unchanged));
    }

    private static (List<(double At, VoiceActivity What)> Events, double Onset, VoiceActivityDetector Detector) Run(short[] line)
    {
        var detector = new VoiceActivityDetector();
        var events = new List<(double, VoiceActivity)>();
        double onset = -1;
        for (int i = 0; i + 160 <= line.Length; i += 160)
        {
            VoiceActivity what = detector.Process(line.AsSpan(i, 160));
            if (what != VoiceActivity.Unchanged)
            {
                events.Add(((i + 160) / 8000.0, what));
                onset = what == VoiceActivity.Started ? ((i + 160) / 8000.0) - (detector.OnsetAge * 0.02) : onset;
            }
        }

        return (events, onset, detector);
    }
}
