namespace CxBridge.Media.Battery;

/// <summary>What became of a reference on its way into a recording. Times are milliseconds, levels dB of full scale (0 dBFS: a square wave as large as 16 bits hold).</summary>
public sealed record BatteryReport
{
    /// <summary>Where the reference is in the recording: the median over its speech.</summary>
    public required double LatencyMs { get; init; }

    /// <summary>The same for the first tenth of its speech.</summary>
    public required double LatencyAtStartMs { get; init; }

    /// <summary>The same for the last tenth.</summary>
    public required double LatencyAtEndMs { get; init; }

    /// <summary>How much slower the recording runs, parts per million, steps left out; null when it is too short to tell.</summary>
    public required double? DriftPpm { get; init; }

    /// <summary>Silence where the reference speaks.</summary>
    public required IReadOnlyList<AudioGap> Gaps { get; init; }

    /// <summary>Steps from one sample to the next that the reference has not, milliseconds of the recording. The edges of a gap are not told again.</summary>
    public required IReadOnlyList<double> ClicksAtMs { get; init; }

    /// <summary>Runs of three samples or more at full scale that are not so in the reference.</summary>
    public required int ClippedRuns { get; init; }

    /// <summary>Active speech level of the recording by ITU-T P.56.</summary>
    public required double ActiveLevelDbfs { get; init; }

    /// <summary>The same of the reference.</summary>
    public required double ReferenceLevelDbfs { get; init; }

    /// <summary>How much louder the recording is where both can be compared, dB.</summary>
    public required double GainDb { get; init; }

    /// <summary>Level of the recording where the reference pauses; null when it does not.</summary>
    public required double? NoiseDbfs { get; init; }

    /// <summary>Mean of all samples, as a share of full scale.</summary>
    public required double DcOffset { get; init; }

    /// <summary>Level of the recording's echo in the other channel, dB against it; null without a second channel or without an echo in it.</summary>
    public required double? EchoDb { get; init; }

    /// <summary>How long it is under way.</summary>
    public required double? EchoDelayMs { get; init; }

    /// <summary>Frames of 20 ms of the reference's speech that are not in the recording, whatever is in their place.</summary>
    public int MissingFrames => SilentFrames + ReplacedFrames + CutFrames;

    /// <summary>Of these: silence in their place.</summary>
    public required int SilentFrames { get; init; }

    /// <summary>Of these: another sound, such as that of loss concealment.</summary>
    public required int ReplacedFrames { get; init; }

    /// <summary>Of these: nothing, the sound after them follows at once.</summary>
    public required int CutFrames { get; init; }

    /// <summary>Frames of 20 ms that are heard twice.</summary>
    public required int DuplicatedFrames { get; init; }

    /// <summary>Where the delay changed at once.</summary>
    public required IReadOnlyList<DelayStep> Steps { get; init; }

    /// <summary>Frames of 20 ms with speech that could be compared.</summary>
    public required int ComparedFrames { get; init; }

    /// <summary>Of all this, what is beyond the limits.</summary>
    public IReadOnlyList<BatteryFinding> Findings { get; init; } = [];

    internal IEnumerable<BatteryFinding> Judge(BatteryLimits limits)
    {
        (BatteryFinding Finding, bool Found)[] all =
        [
            (BatteryFinding.Drift, Math.Abs(DriftPpm ?? 0) > limits.DriftPpm),
            (BatteryFinding.Gap, Gaps.Count > 0),
            (BatteryFinding.Click, ClicksAtMs.Count > 0),
            (BatteryFinding.Clipping, ClippedRuns > 0),
            (BatteryFinding.Level, Math.Abs(GainDb) > limits.LevelDb),
            (BatteryFinding.DcOffset, Math.Abs(DcOffset) > limits.DcOffset),
            (BatteryFinding.Echo, EchoDb > limits.EchoDb),
            (BatteryFinding.MissingFrames, MissingFrames > 0),
            (BatteryFinding.DuplicatedFrames, DuplicatedFrames > 0),
            (BatteryFinding.DelayStep, Steps.Any(step => step.Place == StepPlace.InSpeech)),
        ];
        return all.Where(one => one.Found).Select(one => one.Finding);
    }
}
