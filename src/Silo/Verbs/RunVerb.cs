using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using CxBridge.Silo.Composition;

namespace CxBridge.Silo.Verbs;

/// <summary><c>cxbridge run</c>: starts the embedded edition and stays until it is told to stop.</summary>
internal static class RunVerb
{
    public static Command Command()
    {
        var urls = new Option<string>("--urls") { Description = "Address of console and REST", DefaultValueFactory = _ => "http://127.0.0.1:8080" };
        var data = new Option<DirectoryInfo>("--data") { Description = "Folder that keeps everything", DefaultValueFactory = _ => new DirectoryInfo("data") };
        var set = new Option<string[]>("--set") { Description = "A setting, such as Sip:Port=5080; may be repeated", DefaultValueFactory = _ => [] };
        var json = new Option<bool>("--json") { Description = "Say the address as one JSON line" };
        var command = new Command("run", "Starts the platform: console, REST, dialler and call slots in one process") { urls, data, set, json };
        command.SetAction((parsed, cancellationToken) => Run(
            new RunSettings(parsed.GetRequiredValue(urls), parsed.GetRequiredValue(data).FullName, parsed.GetRequiredValue(set)), parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> Run(RunSettings settings, bool json, CancellationToken cancellationToken)
    {
        await using RunningHost host = await RunningHost.Start(settings, cancellationToken);
        double seconds = (TimeProvider.System.GetUtcNow() - new DateTimeOffset(Process.GetCurrentProcess().StartTime)).TotalSeconds;
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { address = host.Address, adminPassword = host.AdminPassword, startSeconds = Math.Round(seconds, 2) }));
        }
        else
        {
            Console.WriteLine($"CxBridge is ready at {host.Address} ({seconds:0.0} s)");
            if (host.AdminPassword is { } password)
            {
                Console.WriteLine($"Sign in as admin with the password {password} (shown only this once; change it in the console)");
            }
        }

        await host.WaitForShutdownAsync(cancellationToken);
        return 0;
    }
}
