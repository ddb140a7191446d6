using System.CommandLine;
using System.Text.Json;
using CxBridge.Bench.Workers;

var seconds = new Option<int>("--seconds") { Description = "How long each setting is measured", DefaultValueFactory = _ => 20 };
seconds.Validators.Add(result =>
{
    if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out int value) || value is < 1 or > 600))
    {
        result.AddError($"--seconds: '{result.Tokens[0].Value}' is not a whole number of 1 to 600.");
    }
});
var settings = new Option<int[]>("--slots-per-worker") { Description = "Which settings", DefaultValueFactory = _ => [0, 1, 4, 16], AllowMultipleArgumentsPerToken = true };
var onLines = new Option<bool>("--on-lines") { Description = "The calls begin on lines, as with predictive pacing" };
var root = new RootCommand("Memory and processor time of 16 live calls, by how many slots share a worker process.") { seconds, settings, onLines };
root.SetAction(async result =>
{
    var figures = new List<WorkerFigures>();
    foreach (int setting in result.GetRequiredValue(settings))
    {
        figures.Add(await new WorkerBench(setting, result.GetValue(onLines), TimeSpan.FromSeconds(result.GetValue(seconds)), TimeProvider.System).RunAsync());
        Console.WriteLine(figures[^1]);
    }

    Console.WriteLine(JsonSerializer.Serialize(new { bench = "workers", figures }, JsonSerializerOptions.Web));
});
ParseResult parsed = root.Parse(args);
foreach (System.CommandLine.Parsing.ParseError error in parsed.Errors)
{
    await Console.Error.WriteLineAsync(error.Message);
}

return parsed.Errors.Count > 0 ? 2 : await parsed.InvokeAsync();
