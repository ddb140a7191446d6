using System.CommandLine;
using System.Text.Json;
using CxBridge.Bench.Media;
using CxBridge.Domain.Telephony;

Option<int> calls = Whole("--calls", "Calls at once", 150, 5_000);
Option<int> seconds = Whole("--seconds", "How long is measured, after 5 s to settle", 30, 3_600);
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
