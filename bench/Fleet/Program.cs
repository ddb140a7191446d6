using System.CommandLine;
using System.Text.Json;
using CxBridge.Bench.Fleet;

Option<int> hosts = Whole("--hosts", "Hosts without media", 1_250, 10_000);
Option<int> slots = Whole("--slots", "Slots of each", 16, 64);
Option<int> rate = Whole("--rate", "Reservations a second", 500, 100_000);
Option<int> seconds = Whole("--seconds", "How long", 20, 3_600);
Option<int> hold = Whole("--hold", "Mean length of a call in seconds", 30, 3_600);
Option<int> seed = Whole("--seed", "Chooses moments, lengths and who dies", 1, int.MaxValue);
var root = new RootCommand("Reservations at the fleet registry, with hosts that die and a shard that loses its memory.") { hosts, slots, rate, seconds, hold, seed };
root.SetAction(async result =>
{
    FleetFigures figures = await FleetBench.RunAsync(new FleetSettings(
        result.GetValue(hosts),
        result.GetValue(slots),
        result.GetValue(rate),
        TimeSpan.FromSeconds(result.GetValue(seconds)),
        TimeSpan.FromSeconds(result.GetValue(hold)),
        result.GetValue(seed)));
    Console.WriteLine(JsonSerializer.Serialize(figures, JsonSerializerOptions.Web));
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
