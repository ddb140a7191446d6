using System.CommandLine;
using System.Text.Json;
using CxBridge.Bench.Media;
using CxBridge.Bench.Signalling;

Option<int> rate = Whole("--rate", "Calls placed each second", 200, 2_000);
Option<int> seconds = Whole("--seconds", "How long is measured, after 4 s to warm up", 20, 3_600);
Option<int> hold = Whole("--hold", "Milliseconds from the answer to our BYE", 100, 60_000);
var root = new RootCommand("Calls set up and torn down by one host over UDP on loopback; sipp in another process is called.") { rate, seconds, hold };
root.SetAction(async result =>
{
    var settings = new SignallingSettings(result.GetValue(rate), TimeSpan.FromSeconds(result.GetValue(seconds)), TimeSpan.FromMilliseconds(result.GetValue(hold)));
    Console.WriteLine(JsonSerializer.Serialize(await SignallingBench.RunAsync(settings), Figures.Json));
});
ParseResult parsed = root.Parse(args);
foreach (System.CommandLine.Parsing.ParseError error in parsed.Errors)
{
    await Console.Error.WriteLineAsync(error.Message);
}

return parsed.Errors.Count > 0 ? 2 : await parsed.InvokeAsync();

static Option<int> Whole(string name, string what, int byDefault, int most)
{
    var option = new Option<int>(name) { Description = what, DefaultValueFactory = _ => byDefault };
    option.Validators.Add(result =>
    {
        if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out int value) || value < 1 || value > most))
        {
            result.AddError($"{name}: '{result.Tokens[0].Value}' is not a whole number of 1 to {most}.");
        }
    });
    return option;
}
