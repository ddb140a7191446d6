using System.CommandLine;
using CxBridge.Media.Workers;
using CxBridge.Silo.Composition;

namespace CxBridge.Silo.Verbs;

/// <summary><c>cxbridge worker</c>: a process for the calls of some slots, started by a host for itself (<c>Media:SlotsPerWorker</c>) and by nobody else.</summary>
internal static class WorkerVerb
{
    public static Command Command()
    {
        var socket = new Argument<string>("socket") { Description = "Path of the host's socket" };
        var command = new Command(WorkerComposition.Verb, "Makes the sound of a host's calls") { socket };
        command.Hidden = true;
        command.SetAction(async (parsed, _) =>
        {
            await WorkerService.RunAsync(parsed.GetRequiredValue(socket), WorkerComposition.Compose, WorkerComposition.WarmUp, TimeProvider.System);
            return 0;
        });
        return command;
    }
}
