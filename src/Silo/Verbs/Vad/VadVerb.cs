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
    private const int Failed = 1;
    private const int BadUsage = 2;

    public static Command Command()
    {
        var file = new Argument<FileInfo>("file") { Description = "WAV of 8 kHz, 16-bit linear or G.711; of several channels the first" };
        var model = new Option<FileInfo?>("--model") { Description = "A Silero model (v5) in the ONNX format; without it the product's own" };
        var json = new Option<bool>("--json") { Description = "End with one JSON line" };
        var command = new Command("vad", "Says where somebody speaks in a recording, with the code that listens to calls") { file, model, json };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(file), parsed.GetValue(model), parsed.GetValue(json)));
        return command;
    }

    private static int Run(FileInfo file, FileInfo? modelFile, bool json)
    {
        try
        {
            (short[]? samples, WavProblem? problem) = WavFile.Read(File.ReadAllBytes(file.FullName));
            if (samples is null)
            {
                return Refuse($"{problem!.Message}. {problem.Cure}", BadUsage, json);
            }

            using VadModel model = modelFile is null ? VadModel.LoadOwn() : VadModel.Load(modelFile.FullName);
            using var line = new VadLine(model);
            Print(SpeechSegments.Of(samples, new VoiceActivityDetector(model: line)), model.Name, json);
            return 0;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return Refuse(problem.Message, BadUsage, json);
        }
        catch (DllNotFoundException missing)
        {
            return Refuse(missing.Message, Failed, json);
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

    private static int Refuse(string problem, int code, bool json)
    {
        Console.Error.WriteLine(problem);
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { verb = "vad", ok = false, problem }, JsonSerializerOptions.Web));
        }

        return code;
    }
}
