using System.CommandLine;
using CxBridge.Domain.Screening;
using CxBridge.Domain.Speech;
using CxBridge.Media.Screening;
using CxBridge.Voice;
using Microsoft.Extensions.DependencyInjection;

namespace CxBridge.Silo.Verbs.Screen;

/// <summary><c>cxbridge screen</c>: says who answered in a recording, by the code that screens calls. Exit codes: 0 done, 1 it could not be screened, 2 the
/// file cannot be used.</summary>
internal static class ScreenVerb
{
    private const string Name = "screen";
    private const int Failed = 1;
    private const int BadUsage = 2;

    public static Command Command()
    {
        var file = new Argument<FileInfo>("file") { Description = "WAV of 8 kHz from the answer on, 16-bit linear or G.711" };
        var language = new Option<string>("--language") { Description = "What is expected to be spoken", DefaultValueFactory = _ => "en-US" };
        var rhythm = new Option<bool>("--rhythm") { Description = "Listen to the rhythm only, not to the words" };
        var json = new Option<bool>("--json") { Description = "End with one JSON line" };
        var command = new Command(Name, "Says whether a person or a machine answered, with the code that screens calls") { file, language, rhythm, json };
        command.SetAction((parsed, cancellationToken) => Run(
            parsed.GetRequiredValue(file),
            parsed.GetRequiredValue(language),
            parsed.GetValue(rhythm) ? ScreeningMethod.Rhythm : ScreeningMethod.RhythmAndWords,
            parsed.GetValue(json),
            cancellationToken));
        return command;
    }

    private static async Task<int> Run(FileInfo file, string language, ScreeningMethod method, bool json, CancellationToken cancellationToken)
    {
        (short[][]? channels, WavProblem? problem) = SoundFile.Read(file);
        if (channels is null)
        {
            return Refusal.Say(Name, problem!, BadUsage, json);
        }

        await using ServiceProvider services = new ServiceCollection().AddVoice(options => options.Recognisers = 1).BuildServiceProvider();
        ISpeechToText? speech = method == ScreeningMethod.Rhythm ? null : services.GetRequiredService<ISpeechToText>();
        try
        {
            FileVerdict verdict = await FileScreening.RunAsync(channels[0], new ScreeningSettings { Method = method }, language, speech, cancellationToken);
            ScreenText.Print(verdict, json, Console.Out);
            return 0;
        }
        catch (SpeechUnavailableException unavailable)
        {
            return Refusal.Say(Name, new WavProblem(unavailable.Message, "Or give --rhythm."), Failed, json);
        }
    }
}
