using System.Text.Json;
using CxBridge.Domain.Telephony;
using CxBridge.Media.Battery;
using CxBridge.Media.Rtp.Jitter;
using Xunit.Abstractions;

namespace CxBridge.Tests.Unit.Media.Battery;

/// <summary>The meter is measured: each fault is injected by a known amount, must be found with that amount, and nothing else may be found.</summary>
public class AudioBatteryTests(ITestOutputHelper output)
{
    private const int Seconds = 12;
    private static readonly short[] Reference = Talk.Of(seed: 11, Seconds);
    private static readonly int[] Loud = Talk.LoudFrames(Reference);

    [Theory]
    [InlineData(0)]
    [InlineData(317)]
    [InlineData(8000)]
    [InlineData(160_003)]
    public void Delay_IsFoundToTheSample(int samples)
    {
        BatteryReport report = Clean(Faults.Delayed(Reference, samples));
        Assert.Equal(samples / 8.0, report.LatencyMs, 0.07);
    }

    [Fact]
    public void RecordingThatBeganLater_HasANegativeDelay() => Assert.Equal(-500, Clean(Reference[4000..]).LatencyMs, 0.07);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void CleanCopies_OfManyVoices_HaveNoFinding(int seed)
    {
        short[] talk = Talk.Of(seed, 20);
        BatteryReport report = Measure(talk, Faults.Noisy(Faults.Coded(Faults.Delayed(talk, 400 + seed), AudioCodec.Pcmu), -62, seed));
        Assert.Empty(report.Findings);
        Assert.InRange(report.ComparedFrames, 500, 1000);
    }

    [Theory]
    [InlineData(AudioCodec.Pcmu)]
    [InlineData(AudioCodec.Pcma)]
    public void G711_IsNoFault(AudioCodec codec) => Clean(Faults.Coded(Faults.Delayed(Reference, 512), codec));

    [Theory]
    [InlineData(-60)]
    [InlineData(-50)]
    [InlineData(-42)]
    public void NoiseOnTheLine_IsNoFault(double dbfs)
    {
        BatteryReport report = Clean(Faults.Noisy(Faults.Delayed(Reference, 512), dbfs, 5));
        // Hum and the lowest frequencies are not in it.
        Assert.Equal(dbfs, report.NoiseDbfs!.Value, 1.0);
    }

    [Fact]
    public void OtherTalk_IsRefused() =>
        Assert.Equal("Nothing of the reference can be heard in it", AudioBattery.Measure(Reference, Talk.Of(seed: 99, Seconds), []).Problem!.Message);

    [Theory]
    [InlineData(50)]
    [InlineData(-50)]
    [InlineData(200)]
    [InlineData(-200)]
    public void Drift_IsFoundWithin5PartsPerMillion(int partsPerMillion)
    {
        BatteryReport report = Only(BatteryFinding.Drift, Faults.Drifting(Faults.Delayed(Reference, 800), partsPerMillion));
        Assert.Equal(partsPerMillion, report.DriftPpm!.Value, 5.0);
    }

    [Fact]
    public void ClocksThatAgree_DriftByNothing() => Assert.Equal(0, Clean(Faults.Drifting(Faults.Delayed(Reference, 800), 0)).DriftPpm!.Value, 1.0);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(-3)]
    public void PausesThatBecameLongerByASampleOrTwo_AreNoDrift(int samples)
    {
        // Each pause the same way: over the whole recording it looks like a clock.
        short[] talk = Talk.Of(seed: 12, 30);
        short[] recording = Faults.Paused(Faults.Delayed(talk, 512), pause: 1600, samples);
        Assert.Equal(0, Measure(talk, recording).DriftPpm!.Value, 3.0);
    }

    [Theory]
    [InlineData(25)]
    [InlineData(60)]
    [InlineData(160)]
    public void Gap_IsFoundWithItsPlaceAndLength(int milliseconds)
    {
        int from = Loudest((milliseconds / 20) + 2) * 160;
        BatteryReport report = Only([BatteryFinding.Gap, BatteryFinding.MissingFrames], Faults.Delayed(Faults.Silenced(Reference, from, milliseconds * 8), 240));
        AudioGap gap = Assert.Single(report.Gaps);
        Assert.Equal((from + 240) / 8.0, gap.StartMs, 2.0);
        Assert.Equal(milliseconds, gap.LengthMs, 3.0);
        Assert.Equal(milliseconds / 20.0, report.SilentFrames, 1.0);
        Assert.Equal(report.MissingFrames, report.SilentFrames);
    }

    [Fact]
    public void GapOf10Milliseconds_IsNotReported() => Assert.Empty(Measure(Reference, Faults.Silenced(Reference, Loud[Loud.Length / 2] * 160, 80)).Gaps);

    [Fact]
    public void SilenceBetweenTwoWords_IsNoGap()
    {
        // The reference has the holes itself, between sounds that are heard on both sides.
        short[] reference = Spread(5).Aggregate(Reference, (sound, frame) => Faults.Silenced(sound, frame * 160, 24 * 8));
        Assert.Empty(Measure(reference, Faults.Delayed(reference, 240)).Findings);
    }

    [Theory]
    [InlineData(2.5)]
    [InlineData(-4)]
    public void Clicks_AreFoundWhereTheyAre(double timesTheLargestStepAround)
    {
        int[] places = [.. new[] { 0.2, 0.5, 0.8 }.Select(share => (Loud[(int)(Loud.Length * share)] * 160) + 77)];
        BatteryReport report = Only(BatteryFinding.Click, Faults.Delayed(places.Aggregate(Reference, (sound, at) => Faults.Clicking(sound, at, timesTheLargestStepAround)), 100));
        Assert.Equal(places.Select(at => (at + 100) / 8.0), report.ClicksAtMs, (one, other) => Math.Abs(one - other) < 0.3);
    }

    [Fact]
    public void Clipping_IsCounted()
    {
        short[] loud = Faults.Louder(Reference, 30_000.0 / Reference.Max(x => Math.Abs((int)x)));
        short[] clipped = Faults.Louder(loud, 2.5);
        int expected = Runs(clipped, 32_100);
        BatteryReport report = Measure(loud, Faults.Delayed(clipped, 80), limits: new BatteryLimits { LevelDb = 10 });
        Assert.Equal([BatteryFinding.Clipping], report.Findings);
        Assert.InRange(expected, 5, 10_000);
        Assert.Equal(expected, report.ClippedRuns);
    }

    [Theory]
    [InlineData(-12)]
    [InlineData(6)]
    public void Level_IsFoundWithinHalfADecibel(double decibels)
    {
        BatteryReport report = Only(BatteryFinding.Level, Faults.Delayed(Faults.Louder(Reference, Math.Pow(10, decibels / 20)), 80));
        Assert.Equal(decibels, report.GainDb, 0.5);
        Assert.Equal(decibels, report.ActiveLevelDbfs - report.ReferenceLevelDbfs, 0.5);
    }

    [Fact]
    public void ConstantPart_IsFound()
    {
        BatteryReport report = Only(BatteryFinding.DcOffset, Faults.Shifted(Faults.Delayed(Reference, 80), 655));
        Assert.Equal(0.02, report.DcOffset, 0.001);
    }

    [Theory]
    [InlineData(-20, 40)]
    [InlineData(-30, 180)]
    [InlineData(-40, 320)]
    public void Echo_IsFoundWithItsLevelAndDelay(double decibels, int delayMs)
    {
        short[] far = Faults.Delayed(Reference, 160);
        short[] near = Faults.Noisy(Faults.Echo(far, delayMs * 8, decibels), -66, 7);
        BatteryReport report = Measure(Reference, far, near);
        Assert.Equal([BatteryFinding.Echo], report.Findings);
        Assert.Equal(decibels, report.EchoDb!.Value, 1.5);
        Assert.Equal(delayMs, report.EchoDelayMs!.Value, 1.0);
    }

    [Fact]
    public void Echo_IsFoundUnderTheOtherSidesTalk()
    {
        short[] near = Sounds.Mix(Faults.Echo(Reference, 1600, -20), Talk.Of(seed: 77, Seconds));
        Assert.Equal(-20, Measure(Reference, Reference, near).EchoDb!.Value, 3.0);
    }

    [Fact]
    public void OtherSidesTalk_IsNoEcho() => Assert.Null(Measure(Reference, Reference, Talk.Of(seed: 77, Seconds)).EchoDb);

    [Fact]
    public void FramesCutOut_AreCounted()
    {
        int[] frames = Spread(7);
        BatteryReport report = Measure(Reference, Faults.Delayed(Faults.Without(Reference, frames), 80));
        Assert.Equal([BatteryFinding.MissingFrames, BatteryFinding.DelayStep], report.Findings);
        Assert.Equal(frames.Length, report.CutFrames);
        Assert.Equal(frames.Length, report.MissingFrames);
        Assert.All(report.Steps, step => Assert.Equal(-20, step.Ms, 0.5));
    }

    [Fact]
    public void FramesDoubled_AreCounted()
    {
        int[] frames = Spread(7);
        BatteryReport report = Measure(Reference, Faults.Delayed(Faults.Doubled(Reference, frames), 80));
        Assert.Equal([BatteryFinding.DuplicatedFrames, BatteryFinding.DelayStep], report.Findings);
        Assert.Equal(frames.Length, report.DuplicatedFrames);
        Assert.All(report.Steps, step => Assert.Equal(20, step.Ms, 0.5));
    }

    [Fact]
    public void StretchingOfAJitterBuffer_IsStepsAndNothingElse()
    {
        (short[] stretched, double[] steps) = Stretched(Reference, every: 70);
        BatteryReport report = Measure(Reference, stretched);
        Assert.DoesNotContain(report.Findings, finding => finding != BatteryFinding.DelayStep);
        Assert.Equal(steps.Length, report.Steps.Count, 2.0);
        Assert.Equal(steps.Sum(), report.Steps.Sum(step => step.Ms), 1.0);
        Assert.InRange(report.Steps.Count, 4, 20);
    }

    [Fact]
    public void LossConcealment_IsReplacedFramesAndNothingElse()
    {
        var concealer = new LossConcealer();
        short[] heard = [.. Reference];
        int lost = 0;
        for (int frame = 0; frame < heard.Length / 160; frame++)
        {
            Span<short> samples = heard.AsSpan(frame * 160, 160);
            if (frame % 20 == 13)
            {
                lost += Loud.Contains(frame) ? 1 : 0;
                concealer.Conceal(samples);
            }
            else
            {
                concealer.Good(samples);
            }
        }

        BatteryReport report = Measure(Reference, heard);
        Assert.Equal([BatteryFinding.MissingFrames], report.Findings);
        Assert.Equal(report.MissingFrames, report.ReplacedFrames);
        Assert.InRange(report.MissingFrames, lost * 0.4, heard.Length / 160 / 20);
    }

    [Fact]
    public void Figures_AreTheTenThatProgramsCompareCallsBy()
    {
        JsonElement figures = JsonSerializer.SerializeToElement(BatteryFigures.Of(Clean(Faults.Delayed(Reference, 317))), JsonSerializerOptions.Web);
        Assert.Equal(
            ["latencyMs", "driftPpm", "gaps", "clicks", "clippedRuns", "activeLevelDbfs", "dcOffset", "echoDb", "missingFrames", "duplicatedFrames"],
            figures.EnumerateObject().Select(figure => figure.Name));
        Assert.Equal(39.6, figures.GetProperty("latencyMs").GetDouble(), 0.1);
        Assert.Equal(JsonValueKind.Null, figures.GetProperty("echoDb").ValueKind);
    }

    private BatteryReport Clean(short[] recording) => Only([], recording);

    private BatteryReport Only(BatteryFinding finding, short[] recording) => Only([finding], recording);

    private BatteryReport Only(BatteryFinding[] findings, short[] recording)
    {
        BatteryReport report = Measure(Reference, recording);
        Assert.Equal(findings, report.Findings);
        return report;
    }

    private BatteryReport Measure(short[] reference, short[] recording, short[]? other = null, BatteryLimits? limits = null)
    {
        (BatteryReport? report, BatteryProblem? problem) = AudioBattery.Measure(reference, recording, other ?? [], limits);
        Assert.Null(problem);
        output.WriteLine($"{report} gaps [{string.Join(", ", report!.Gaps)}] clicks [{string.Join(", ", report.ClicksAtMs)}] steps [{string.Join(", ", report.Steps)}] findings [{string.Join(", ", report.Findings)}]");
        return report;
    }

    private static (short[] Sound, double[] Steps) Stretched(short[] sound, int every)
    {
        var line = new SoundLine();
        var heard = new List<short>();
        var steps = new List<double>();
        var frame = new short[160];
        for (int at = 0, n = 0; at + 160 <= sound.Length; at += 160, n++)
        {
            sound.AsSpan(at, 160).CopyTo(line.Append(160));
            if (line.Count < 480)
            {
                continue;
            }

            if (n % every == every - 1)
            {
                int more = steps.Count % 3 == 2 ? -PitchStep.TryShorten(line) : PitchStep.TryLengthen(line);
                if (more != 0)
                {
                    steps.Add(more / 8.0);
                }
            }

            line.Take(frame);
            heard.AddRange(frame);
        }

        return ([.. heard], [.. steps]);
    }

    private static int[] Spread(int count) => [.. Enumerable.Range(1, count).Select(i => Loud[Loud.Length * i / (count + 1)])];

    // Where most of so many frames in a row are loud; the one after the first of them.
    private static int Loudest(int count) => Loud.MaxBy(frame => Enumerable.Range(frame, count).Count(Loud.Contains)) + 1;

    private static int Runs(short[] sound, int height)
    {
        int runs = 0;
        int length = 0;
        foreach (short sample in sound)
        {
            length = Math.Abs((int)sample) >= height ? length + 1 : 0;
            runs += length == 3 ? 1 : 0;
        }

        return runs;
    }
}
