using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CxBridge.Media.Screening;
using CxBridge.Media.Turns;
using CxBridge.Media.Vad;

namespace CxBridge.Silo.Verbs.Vad;

/// <summary><c>cxbridge vad</c>: says where somebody speaks in a recording, by the code that listens to calls. Exit codes: 0 done, 1 there is no model, 2 the
/// file or the model cannot be used.</summary>
internal static class VadVerb
{
    private const string Name = "vad";
    private const int Failed = 1;
    private const int BadUsage = 2;

    public static Command Command()
    {
        var file = new Argument<FileInfo>("file") { Description = "WAV of 8 kHz, 16-bit linear or G.711; of several channels the first" };
        var model = new Option<FileInfo?>("--model") { Description = "A Silero model (v5) in the ONNX format; without it the product's own" };
        var json = new Option<bool>("--json") { Description = "End with one JSON line" };
        var command = new Command(Name, "Says where somebody speaks in a recording, with the code that listens to calls") { file, model, json };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(file), parsed.GetValue(model), parsed.GetValue(json)));
        return command;
    }

    private static int Run(FileInfo file, FileInfo? modelFile, bool json)
    {
        (short[][]? channels, WavProblem? problem) = SoundFile.Read(file);
        if (channels is null)
        {
            return Refusal.Say(Name, problem!, BadUsage, json);
        }

        try
        {
            using VadModel model = modelFile is null ? VadModel.LoadOwn() : VadModel.Load(modelFile.FullName);
            using var line = new VadLine(model);
            Print(SpeechSegments.Of(channels[0], new VoiceActivityDetector(model: line)), model.Name, json);
            return 0;
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return Refusal.Say(Name, new WavProblem(unusable.Message.TrimEnd('.'), "Give a Silero model (v5), or leave --model out."), BadUsage, json);
        }
        catch (DllNotFoundException missing)
        {
            return Refusal.Say(Name, new WavProblem(missing.Message.TrimEnd('.'), "./cx vad fetches what is missing."), Failed, json);
        }
    }

    private static void Print(IReadOnlyList<(TimeSpan Start, TimeSpan End)> segments, string model, bool json)
    {
        foreach ((TimeSpan start, TimeSpan end) in segments)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {start.TotalSeconds,8:0.00} s to {end.TotalSeconds,8:0.00} s"));
        }

        Console.WriteLine($"{segments.Count} segments of speech, told by {model}");
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { segments = segments.Select(s => new[] { (int)s.Start.TotalMilliseconds, (int)s.End.TotalMilliseconds }), model }, JsonSerializerOptions.Web));
        }
    }
}
