using System.CommandLine;
using System.Text.Json;
using CxBridge.Bench;
using CxBridge.Bench.Media;
using CxBridge.Bench.Signalling;

Option<int> rate = BenchCommand.Whole("--rate", "Calls placed each second", 200, 2_000);
Option<int> seconds = BenchCommand.Whole("--seconds", "How long is measured, after 4 s to warm up", 20, 3_600);
Option<int> hold = BenchCommand.Whole("--hold", "Milliseconds from the answer to our BYE", 100, 60_000);
var root = new RootCommand("Calls set up and torn down by one host over UDP on loopback; sipp in another process is called.") { rate, seconds, hold };
root.SetAction(async result =>
{
    var settings = new SignallingSettings(result.GetValue(rate), TimeSpan.FromSeconds(result.GetValue(seconds)), TimeSpan.FromMilliseconds(result.GetValue(hold)));
    Console.WriteLine(JsonSerializer.Serialize(await SignallingBench.RunAsync(settings), Figures.Json));
});
return await BenchCommand.RunAsync(root, args);
