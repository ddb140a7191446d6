using System.CommandLine;
using CxBridge.Domain.Dialling.Simulation;

namespace CxBridge.Silo.Verbs.Rehearse;

/// <summary><c>cxbridge rehearse</c>: simulates a campaign's pacing from a scenario file. Exit codes: 0 done, 2 the file cannot be used.</summary>
internal static class RehearseVerb
{
    private const int BadUsage = 2;

    public static Command Command()
    {
        var file = new Argument<FileInfo>("scenario") { Description = "JSON of the scenario; docs/pacing.md has the format, docs/scenarios examples" };
        var json = new Option<bool>("--json") { Description = "End with one JSON line" };
        var command = new Command("rehearse", "Simulates the pacing of a campaign with the code that paces campaigns") { file, json };
        command.SetAction((parsed, cancellationToken) => Run(parsed.GetRequiredValue(file), parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> Run(FileInfo file, bool json, CancellationToken cancellationToken)
    {
        string text;
        try
        {
            text = await File.ReadAllTextAsync(file.FullName, cancellationToken);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            RehearsalText.Refuse([new("(file)", $"'{file.Name}' cannot be read", "Check the path and the rights.")], json, Console.Out, Console.Error);
            return BadUsage;
        }

        ScenarioReadResult read = ScenarioReader.Read(text);
        if (read.Scenario is not { } scenario)
        {
            RehearsalText.Refuse(read.Errors, json, Console.Out, Console.Error);
            return BadUsage;
        }

        long began = TimeProvider.System.GetTimestamp();
        RehearsalResult result = await Task.Run(() => Rehearsal.Run(scenario, cancellationToken), cancellationToken);
        RehearsalText.Print(scenario, result, TimeProvider.System.GetElapsedTime(began), json, Console.Out);
        return 0;
    }
}
