using System.CommandLine;
using CxBridge.Media.Battery;
using CxBridge.Media.Screening;

namespace CxBridge.Silo.Verbs.AudioCheck;

/// <summary><c>cxbridge audio-check</c>: says what a call did to a sound. Exit codes: 0 measured, whatever was found; 1 the files have nothing in common; 2 a
/// file cannot be used.</summary>
internal static class AudioCheckVerb
{
    private const string Name = "audio-check";
    private const int Failed = 1;
    private const int BadUsage = 2;

    public static Command Command()
    {
        var reference = new Argument<FileInfo>("reference") { Description = "What was played: speech, WAV of 8 kHz, 16-bit linear or G.711; of several channels the first" };
        var recording = new Argument<FileInfo>("recording") { Description = "What was recorded of it" };
        var channel = new Option<AudioChannel>("--channel") { Description = "Of a stereo recording the channel in which the reference is heard" };
        var json = new Option<bool>("--json") { Description = "End with one JSON line" };
        var command = new Command(Name, "Says what a call did to a sound: gaps, clicks, loss, delay, drift, level, echo") { reference, recording, channel, json };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(reference), parsed.GetRequiredValue(recording), parsed.GetValue(channel), parsed.GetValue(json)));
        return command;
    }

    private static int Run(FileInfo reference, FileInfo recording, AudioChannel channel, bool json)
    {
        (short[][]? played, WavProblem? problem) = SoundFile.Read(reference);
        if (played is null)
        {
            return Refusal.Say(Name, problem!, BadUsage, json);
        }

        (short[][]? recorded, problem) = SoundFile.Read(recording);
        if (recorded is null)
        {
            return Refusal.Say(Name, problem!, BadUsage, json);
        }

        if ((int)channel >= recorded.Length)
        {
            return Refusal.Say(Name, SoundFile.Of(recording, new WavProblem("It has one channel only", "Leave --channel out.")), BadUsage, json);
        }

        short[] other = recorded.Length == 2 ? recorded[1 - (int)channel] : [];
        (BatteryReport? report, BatteryProblem? refused) = AudioBattery.Measure(played[0], recorded[(int)channel], other);
        if (report is null)
        {
            FileInfo file = refused!.Input == BatteryInput.Reference ? reference : recording;
            return Refusal.Say(Name, SoundFile.Of(file, new WavProblem(refused.Message, refused.Cure)), Failed, json);
        }

        AudioCheckText.Print(report, json, Console.Out);
        return 0;
    }
}
