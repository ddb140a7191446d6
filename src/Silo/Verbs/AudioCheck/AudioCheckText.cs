using System.Globalization;
using System.Text.Json;
using CxBridge.Media.Battery;

namespace CxBridge.Silo.Verbs.AudioCheck;

/// <summary>What the battery says: all of it to people, and to programs the ten figures that stay the same, as one JSON line.</summary>
internal static class AudioCheckText
{
    private const int MostPlaces = 5;

    public static void Print(BatteryReport found, bool json, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {(found.Findings.Count == 0 ? "Nothing found" : $"Found: {string.Join(", ", found.Findings.Select(Name))}")}
              delay       {found.LatencyMs:0.0} ms, {found.LatencyAtStartMs:0.0} in the beginning, {found.LatencyAtEndMs:0.0} in the end
              drift       {(found.DriftPpm is { } drift ? $"{drift:0.0} ppm" : "too short to tell")}
              steps       {found.Steps.Count(step => step.Place == StepPlace.InSpeech)} in speech, {found.Steps.Count(step => step.Place == StepPlace.InPause)} in pauses{Places(found.Steps.Select(step => step.AtMs))}
              frames      {found.MissingFrames} missing ({found.SilentFrames} silent, {found.ReplacedFrames} replaced, {found.CutFrames} cut out), {found.DuplicatedFrames} doubled, of {found.ComparedFrames} with speech
              gaps        {(found.Gaps.Count == 0 ? "none" : $"{found.Gaps.Count}, the longest {found.Gaps.Max(gap => gap.LengthMs):0} ms")}{Places(found.Gaps.Select(gap => gap.StartMs))}
              clicks      {found.ClicksAtMs.Count}{Places(found.ClicksAtMs)}
              clipped     {found.ClippedRuns} runs
              level       {found.ActiveLevelDbfs:0.0} dBFS active (P.56), {found.GainDb:+0.0;-0.0;0.0} dB against the reference, noise {(found.NoiseDbfs is { } noise ? $"{noise:0} dBFS" : "unknown")}, constant part {found.DcOffset:0.0000}
              echo        {(found.EchoDb is { } echo ? $"{echo:0.0} dB after {found.EchoDelayMs:0} ms" : "none")}
            """));
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(BatteryFigures.Of(found), JsonSerializerOptions.Web));
        }
    }

    private static string Places(IEnumerable<double> atMs)
    {
        double[] all = [.. atMs];
        string places = string.Join(", ", all.Take(MostPlaces).Select(at => string.Create(CultureInfo.InvariantCulture, $"{at / 1000:0.00}")));
        return all.Length == 0 ? string.Empty : $", at {places}{(all.Length > MostPlaces ? " ..." : string.Empty)} s";
    }

    private static string Name(BatteryFinding finding) => JsonNamingPolicy.SnakeCaseLower.ConvertName(finding.ToString());
}
