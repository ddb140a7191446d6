using System.CommandLine;
using System.Text.Json;
using CxBridge.Bench;
using CxBridge.Bench.Fleet;

Option<int> hosts = BenchCommand.Whole("--hosts", "Hosts without media", 1_250, 10_000);
Option<int> slots = BenchCommand.Whole("--slots", "Slots of each", 16, 64);
Option<int> rate = BenchCommand.Whole("--rate", "Reservations a second", 500, 100_000);
Option<int> seconds = BenchCommand.Whole("--seconds", "How long", 20, 3_600);
Option<int> hold = BenchCommand.Whole("--hold", "Mean length of a call in seconds", 30, 3_600);
Option<int> seed = BenchCommand.Whole("--seed", "Chooses moments, lengths and who dies", 1, int.MaxValue);
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
return await BenchCommand.RunAsync(root, args);
