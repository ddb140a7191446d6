using System.CommandLine;
using System.Text.Json;
using CxBridge.Bench;
using CxBridge.Bench.Media;
using CxBridge.Domain.Telephony;

Option<int> calls = BenchCommand.Whole("--calls", "Calls at once", 150, 5_000);
Option<int> seconds = BenchCommand.Whole("--seconds", "How long is measured, after 5 s to settle", 30, 3_600);
var codec = new Option<AudioCodec>("--codec") { Description = "Codec of every call", DefaultValueFactory = _ => AudioCodec.Pcmu };
var vad = new Option<string>("--vad") { Description = "Who tells speech: 'model', or 'pitch' for level and pitch alone", DefaultValueFactory = _ => "model" };
var generate = new Option<bool>("--generate") { Description = "Be the far ends: ports are read from standard input", Hidden = true };
var root = new RootCommand("Calls with real RTP through the whole media path, spoken to by a load generator in another process.") { calls, seconds, codec, vad, generate };
root.SetAction(async result =>
{
    if (result.GetValue(generate))
    {
        await FarEnds.RunAsync(result.GetValue(codec));
        return;
    }

    var settings = new SlotSettings(result.GetValue(calls), TimeSpan.FromSeconds(result.GetValue(seconds)), result.GetValue(codec), result.GetValue(vad) == "model");
    Console.WriteLine(JsonSerializer.Serialize(await SlotBench.RunAsync(settings), Figures.Json));
});
return await BenchCommand.RunAsync(root, args);
