namespace CxBridge.Media.Battery;

/// <summary>The ten figures that programs compare calls by, rounded; their names are a promise (<c>./cx audio-check --json</c>). The rest of the report is for people.</summary>
/// <param name="LatencyMs">Where the reference is in the recording.</param>
/// <param name="DriftPpm">How much slower the recording runs; null when it is too short to tell.</param>
/// <param name="Gaps">Silence where the reference speaks.</param>
/// <param name="Clicks">Steps between two samples that the reference has not.</param>
/// <param name="ClippedRuns">Runs at full scale that the reference has not.</param>
/// <param name="ActiveLevelDbfs">Level by ITU-T P.56.</param>
/// <param name="DcOffset">Mean, as a share of full scale.</param>
/// <param name="EchoDb">Level of the echo in the other channel; null without one.</param>
/// <param name="MissingFrames">Frames of 20 ms that are not there.</param>
/// <param name="DuplicatedFrames">Frames of 20 ms that are heard twice.</param>
public sealed record BatteryFigures(
    double LatencyMs,
    double? DriftPpm,
    IReadOnlyList<AudioGap> Gaps,
    int Clicks,
    int ClippedRuns,
    double ActiveLevelDbfs,
    double DcOffset,
    double? EchoDb,
    int MissingFrames,
    int DuplicatedFrames)
{
    /// <summary>Takes them from a report.</summary>
    public static BatteryFigures Of(BatteryReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new BatteryFigures(
            Round(report.LatencyMs),
            report.DriftPpm is { } drift ? Round(drift) : null,
            [.. report.Gaps.Select(gap => new AudioGap(Round(gap.StartMs), Round(gap.LengthMs)))],
            report.ClicksAtMs.Count,
            report.ClippedRuns,
            Round(report.ActiveLevelDbfs),
            Math.Round(report.DcOffset, 5),
            report.EchoDb is { } echo ? Round(echo) : null,
            report.MissingFrames,
            report.DuplicatedFrames);
    }

    private static double Round(double value) => Math.Round(value, 2);
}
