using CxBridge.Domain.Calls;
using CxBridge.Domain.Telephony;
using CxBridge.Media.Battery;
using Xunit.Abstractions;

namespace CxBridge.Tests.Unit.Media.Battery;

/// <summary>Calls over lossy paths, judged by their recordings: the table of docs/media.md.</summary>
public class LossyCallTests(ITestOutputHelper output)
{
    // A packet or two that concealment cannot make up for: it fades to silence at 60 ms.
    private const double LongestGap = 40;

    // What the relay itself takes.
    private const double Network = 30;
    private static readonly short[] Reference = Talk.Of(seed: 42, 30);
    private static readonly short[] Minutes = Talk.Of(seed: 43, 150);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 20)]
    [InlineData(0, 50)]
    [InlineData(1, 0)]
    [InlineData(1, 20)]
    [InlineData(1, 50)]
    [InlineData(3, 0)]
    [InlineData(3, 20)]
    [InlineData(3, 50)]
    [InlineData(5, 0)]
    [InlineData(5, 20)]
    [InlineData(5, 50)]
    public void Call_ThroughALossyRelay_SoundsAsItShould(int lossPercent, int jitter)
    {
        using var call = new VirtualCall { Loss = lossPercent / 100.0, Jitter = jitter };
        (BatteryReport report, MediaStatistics statistics) = Judge(call, $"{lossPercent} % {jitter} ms");
        long lost = call.Dropped.Count + statistics.LatePackets;
        Assert.InRange(report.MissingFrames, call.Dropped.Count / 7, lost);
        Assert.All(report.Gaps, gap => Assert.InRange(gap.LengthMs, 0, LongestGap));
        Assert.Empty(report.ClicksAtMs);
        Assert.Equal(0, report.CutFrames + report.DuplicatedFrames + report.ClippedRuns);
        Assert.InRange(report.LatencyMs, Network, Network + Math.Max(45, jitter + 25));
        Assert.InRange(report.LatencyAtEndMs - report.LatencyMs, -15, 15);
        Assert.Equal(0, report.DriftPpm!.Value, 3.0);
        Assert.Equal(0, report.GainDb, 0.3);
        Assert.InRange(report.Steps.Count(step => step.Place == StepPlace.InSpeech), 0, jitter == 0 ? 0 : 4);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(-100)]
    public void Call_OfMinutesWithAFarEndWhoseClockIsOff_IsRecordedInStep(int partsPerMillion)
    {
        using var call = new VirtualCall { Skew = partsPerMillion, Jitter = 5 };
        (BatteryReport report, MediaStatistics statistics) = Judge(call, $"skew {partsPerMillion} ppm", Minutes);

        // Samples are played one by one, so nothing drifts between two steps; the steps are the skew, but for what the buffer has to spare.
        Assert.Equal(0, report.DriftPpm!.Value, 3.0);
        Assert.Equal(report.LatencyAtEndMs - report.LatencyAtStartMs, report.Steps.Sum(step => step.Ms), 1.0);
        Assert.InRange(report.LatencyAtEndMs, Network, Network + 45);
        Assert.Equal(0, report.MissingFrames + report.DuplicatedFrames);
        Assert.Equal(0, statistics.LatePackets + statistics.ConcealedFrames);
        Assert.Empty(report.Gaps);
        Assert.Empty(report.ClicksAtMs);
        Assert.Equal(0, report.GainDb, 0.3);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(-100)]
    public void Call_OfMinutesWithAFarEndThatIsSilentInItsPauses_KeepsItsDelay(int partsPerMillion)
    {
        // A talkspurt begins every second: what each of them changed would be heard.
        using var call = new VirtualCall { Skew = partsPerMillion, Silence = SilenceMode.ComfortNoise, Jitter = 5 };
        (BatteryReport report, MediaStatistics statistics) = Judge(call, $"skew {partsPerMillion} ppm, comfort noise", Minutes);
        Assert.Equal(0, report.DriftPpm!.Value, 3.0);
        Assert.InRange(report.Steps.Count, 0, 4);
        Assert.InRange(report.Steps.Count(step => step.Place == StepPlace.InSpeech), 0, 1);
        Assert.InRange(report.LatencyAtEndMs, Network, Network + 45);
        Assert.Equal(0, report.MissingFrames + report.DuplicatedFrames);
        Assert.Equal(0, statistics.LatePackets + statistics.ConcealedFrames);
        Assert.Equal(partsPerMillion, statistics.ClockSkewPartsPerMillion!.Value, 40.0);
        Assert.Empty(report.Gaps);
        Assert.Empty(report.ClicksAtMs);
        Assert.Equal(0, report.GainDb, 0.3);
        Assert.True(report.NoiseDbfs > -80);
    }

    [Fact]
    public void Call_HeldBackForAThirdOfASecond_IsLateForAWhileAndLosesLittle()
    {
        // All packets of 300 ms come together at 10.3 s.
        using var call = new VirtualCall { Jitter = 5, Delay = at => at.TotalMilliseconds is > 10_000 and < 10_300 and var ms ? 10_300 - ms : 0 };
        (BatteryReport report, _) = Judge(call, "held back");
        Assert.InRange(report.MissingFrames, 1, 16);
        Assert.InRange(report.Gaps.Sum(gap => gap.LengthMs), 0, 300);
        Assert.Empty(report.ClicksAtMs);
        Assert.InRange(report.LatencyAtEndMs - report.LatencyAtStartMs, -20, 20);
    }

    [Theory]
    [InlineData(AudioCodec.Pcma)]
    [InlineData(AudioCodec.G722)]
    public void EveryCodecThatKeepsTheWaveform_SoundsAsItShould(AudioCodec codec)
    {
        using var call = new VirtualCall { Codec = codec, Loss = 0.01, Jitter = 20 };
        (BatteryReport report, MediaStatistics statistics) = Judge(call, codec.ToString());
        Assert.InRange(report.MissingFrames, 1, call.Dropped.Count + statistics.LatePackets);
        Assert.Empty(report.ClicksAtMs);
        Assert.Equal(0, report.GainDb, 0.5);
    }

    private (BatteryReport Report, MediaStatistics Statistics) Judge(VirtualCall call, string name, short[]? reference = null)
    {
        reference ??= Reference;
        short[] heard = call.Run(reference);
        (BatteryReport? report, BatteryProblem? problem) = AudioBattery.Measure(reference, heard, []);
        Assert.Null(problem);
        MediaStatistics statistics = call.Statistics!;
        output.WriteLine($"{name}: delay {report!.LatencyMs:F1} ({report.LatencyAtStartMs:F1} to {report.LatencyAtEndMs:F1}) drift {report.DriftPpm:F1} dropped {call.Dropped.Count} late {statistics.LatePackets} concealed {statistics.ConcealedFrames} missing {report.MissingFrames} = {report.SilentFrames} silent + {report.ReplacedFrames} replaced + {report.CutFrames} cut, doubled {report.DuplicatedFrames} of {report.ComparedFrames}; gaps [{string.Join(", ", report.Gaps)}] clicks [{string.Join(", ", report.ClicksAtMs)}] steps [{string.Join(", ", report.Steps)}] level {report.GainDb:F2} dB");
        return (report, statistics);
    }
}
