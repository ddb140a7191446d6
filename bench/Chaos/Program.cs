using System.CommandLine;
using System.Text.Json;
using CxBridge.Bench.Chaos;

var kills = new Option<int>("--kills") { Description = "How often the host is killed", DefaultValueFactory = _ => 100 };
kills.Validators.Add(result =>
{
    if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out int value) || value is < 1 or > 120))
    {
        result.AddError($"--kills: '{result.Tokens[0].Value}' is not a whole number of 1 to 120.");
    }
});
var seed = new Option<int>("--seed") { Description = "Chooses the windows and the moments in them", DefaultValueFactory = _ => 1 };
var data = new Option<DirectoryInfo?>("--data") { Description = "An empty folder to keep; without it a temporary one is removed when all went well" };
var cell = new Option<bool>("--cluster") { Description = "Three hosts of the cluster edition, of which one at a time is killed" };
var root = new RootCommand("A campaign against the practice carrier whose host is killed with SIGKILL again and again.") { kills, seed, data, cell };
root.SetAction(async (result, cancellationToken) =>
{
    bool kept = result.GetValue(data) is not null;
    string folder = result.GetValue(data)?.FullName ?? Directory.CreateTempSubdirectory("cxbridge-chaos-").FullName;
    var settings = new ChaosSettings(result.GetValue(kills), result.GetValue(seed), folder, result.GetValue(cell) ? ChaosShape.Cell : ChaosShape.OneHost);
    ChaosReport report = await new ChaosCampaign(settings, TimeProvider.System, Console.Out).RunAsync(cancellationToken);
    foreach (string finding in report.Findings)
    {
        Console.WriteLine(finding);
    }

    if (report.Passed && !kept)
    {
        Directory.Delete(folder, recursive: true);
    }
    else
    {
        Console.WriteLine($"Database and logs are in {folder}");
    }

    Console.WriteLine(JsonSerializer.Serialize(report, JsonSerializerOptions.Web));
    return report.Passed ? 0 : 1;
});
ParseResult parsed = root.Parse(args);
foreach (System.CommandLine.Parsing.ParseError error in parsed.Errors)
{
    await Console.Error.WriteLineAsync(error.Message);
}

return parsed.Errors.Count > 0 ? 2 : await parsed.InvokeAsync();
