namespace CxBridge.Media.Battery;

/// <summary>
/// Says what a call did to a sound: compares a recording with the reference that was played at the other end. Speech is needed, of some seconds; a
/// steady tone has no place in time. Pure: the same samples give the same report on every machine.
/// <code>
/// 1 refuse   what is too short, too long, or silent
/// 2 align    roughly by the envelope, then frame by frame by the waveform                         CoarseAlignment, DelayTracker
/// 3 delay    latency, drift of the clocks, steps                                                  DelayMap, ClockDrift, StepFinder
/// 4 frames   missing and doubled ones                                                             FrameMatcher, StepFinder
/// 5 sound    gaps, clicks, clipping, level, constant part, echo               GapFinder, ClickFinder, ClippingFinder, SpeechLevel, EchoMeter
/// </code>
/// </summary>
public static class AudioBattery
{
    private const int Shortest = AudioFrame.SampleRate;
    private const int Longest = 15 * 60 * AudioFrame.SampleRate;
    private const double Silent = -60;
    private const double PerMillisecond = AudioFrame.SampleRate / 1000.0;

    /// <summary>Measures; exactly one of the two results is there.</summary>
    /// <param name="reference">What was played, 8 kHz.</param>
    /// <param name="recording">What was recorded, 8 kHz.</param>
    /// <param name="other">The other direction of the same recording, to look for an echo; empty when there is none.</param>
    /// <param name="limits">What is a finding; null for the defaults.</param>
    public static (BatteryReport? Report, BatteryProblem? Problem) Measure(short[] reference, short[] recording, short[] other, BatteryLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentNullException.ThrowIfNull(other);
        if (Refusal(BatteryInput.Reference, reference) is { } bad) // 1
        {
            return (null, bad);
        }

        var played = new BatterySound(reference);
        var recorded = new BatterySound(recording);
        if ((Silence(BatteryInput.Reference, played) ?? Refusal(BatteryInput.Recording, recording) ?? Silence(BatteryInput.Recording, recorded)) is { } refused)
        {
            return (null, refused);
        }

        DelayMap? map = CoarseAlignment.Find(played, recorded) is { } start ? DelayMap.From(new DelayTracker(played, recorded).Follow(start)) : null; // 2
        return map is null
            ? (null, new BatteryProblem(BatteryInput.Recording, "Nothing of the reference can be heard in it", "Check that both files are of one call, and the channel."))
            : (Compare(played, recorded, new BatterySound(other), map, limits ?? new BatteryLimits()), null);
    }

    private static BatteryReport Compare(BatterySound played, BatterySound recorded, BatterySound other, DelayMap map, BatteryLimits limits)
    {
        var mask = new SpeechMask(played, recorded, map);
        var matcher = new FrameMatcher(played, recorded, map, mask);
        var steps = new StepFinder(played, map, mask, matcher);
        steps.Run(); // 3
        matcher.Run(steps.Seams); // 4
        List<(int From, int Length)> gaps = new GapFinder(recorded, map, mask).Find((int)(limits.GapMs * PerMillisecond)); // 5
        (double Level, double DelayMs)? echo = EchoMeter.Find(recorded, other);
        double[] delays = [.. map.Segments.SelectMany(segment => segment.Points).Select(point => point.Delay / PerMillisecond)];
        int tenth = Math.Max(1, delays.Length / 10);
        var report = new BatteryReport
        {
            LatencyMs = Median(delays),
            LatencyAtStartMs = Median(delays[..tenth]),
            LatencyAtEndMs = Median(delays[^tenth..]),
            DriftPpm = ClockDrift.Of(map),
            Gaps = [.. gaps.Select(gap => new AudioGap(gap.From / PerMillisecond, gap.Length / PerMillisecond))],
            ClicksAtMs = [.. new ClickFinder(played, recorded, map, mask.Gain).Find(gaps).Select(at => at / PerMillisecond)],
            ClippedRuns = ClippingFinder.Count(played, recorded, map),
            ActiveLevelDbfs = recorded.Level,
            ReferenceLevelDbfs = played.Level,
            GainDb = mask.Gain,
            NoiseDbfs = mask.Noise,
            DcOffset = recorded.Constant / 32768,
            EchoDb = echo?.Level,
            EchoDelayMs = echo?.DelayMs,
            SilentFrames = matcher.Silent,
            ReplacedFrames = matcher.Replaced,
            CutFrames = steps.Cut,
            DuplicatedFrames = steps.Doubled,
            Steps = steps.Steps,
            ComparedFrames = matcher.Compared * SpeechMask.Block / AudioFrame.Samples,
        };
        return report with { Findings = [.. report.Judge(limits)] };
    }

    private static BatteryProblem? Refusal(BatteryInput input, short[] samples) => samples.Length switch
    {
        < Shortest => new BatteryProblem(input, $"{samples.Length / PerMillisecond:F0} ms are too short to compare", "Give a second of speech at least."),
        > Longest => new BatteryProblem(input, "It is longer than 15 minutes", "Cut it."),
        _ => null,
    };

    private static BatteryProblem? Silence(BatteryInput input, BatterySound sound) =>
        sound.Level > Silent ? null : new BatteryProblem(input, "It is silent", input == BatteryInput.Reference ? "Give a reference with speech." : "Check the channel, or record again.");

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
