using System.CommandLine;

namespace CxBridge.Silo.Verbs.Demo;

/// <summary><c>cxbridge demo</c>: a whole campaign against practice callees, checked call by call.</summary>
internal static class DemoVerb
{
    public static Command Command()
    {
        var contacts = new Option<FileInfo?>("--contacts") { Description = "CSV of contacts; without it, 30 that meet every persona" };
        var carrier = new Option<string?>("--carrier") { Description = "Dial this carrier instead, such as sip:192.0.2.7:5060" };
        var data = new Option<DirectoryInfo?>("--data") { Description = "Folder to keep; an unfinished demo in it is finished" };
        var seed = new Option<int>("--seed") { Description = "Chooses voices, delays and noise", DefaultValueFactory = _ => 7 };
        var practice = new Option<FileInfo?>("--practice") { Description = "Path of the practice program" };
        var limit = new Option<int>("--limit") { Description = "Seconds after which to give up", DefaultValueFactory = _ => 230 };
        var json = new Option<bool>("--json") { Description = "End with one JSON line" };
        var command = new Command("demo", "Runs a campaign of spoken calls against practice callees and checks every one") { contacts, carrier, data, seed, practice, limit, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            bool fresh = parsed.GetValue(data) is null;
            string folder = parsed.GetValue(data)?.FullName ?? Directory.CreateTempSubdirectory("cxbridge-demo-").FullName;
            var settings = new DemoSettings(
                parsed.GetValue(contacts)?.FullName,
                parsed.GetValue(carrier),
                folder,
                parsed.GetValue(seed),
                parsed.GetValue(practice)?.FullName ?? PracticeProgram(),
                TimeSpan.FromSeconds(parsed.GetValue(limit)),
                parsed.GetValue(json));
            DemoReport report = await new DemoRun(settings, TimeProvider.System, Console.Out).Run(cancellationToken);
            await DemoTable.Print(report, fresh ? folder : settings.DataFolder, settings.Json, Console.Out);
            return report.Passed ? 0 : 1;
        });
        return command;
    }

    /// <summary>Beside the host when both are published together; in its own output folder in a checkout.</summary>
    private static string PracticeProgram()
    {
        const string Name = "cxbridge-practice";
        string beside = Path.Combine(AppContext.BaseDirectory, Name);
        string inCheckout = Path.GetFullPath(Path.Combine(
            AppContext.BaseDirectory.Replace($"{Path.DirectorySeparatorChar}Silo{Path.DirectorySeparatorChar}", $"{Path.DirectorySeparatorChar}Practice{Path.DirectorySeparatorChar}"), Name));
        return File.Exists(beside) ? beside
            : File.Exists(inCheckout) ? inCheckout
            : throw new VerbFailedException($"The practice program is not there ({inCheckout}). Build it with: dotnet build src/Practice -c Release");
    }
}
