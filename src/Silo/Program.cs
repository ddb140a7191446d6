using System.CommandLine;
using CxBridge.Silo.Verbs;
using CxBridge.Silo.Verbs.AudioCheck;
using CxBridge.Silo.Verbs.Demo;
using CxBridge.Silo.Verbs.Rehearse;
using CxBridge.Silo.Verbs.Screen;
using CxBridge.Silo.Verbs.Vad;

// Exit codes: 0 done, 1 failed, 2 bad usage.
var root = new RootCommand("CxBridge: a virtual call grid for AI voice calls") { RunVerb.Command(), DemoVerb.Command(), RehearseVerb.Command(), ScreenVerb.Command(), VadVerb.Command(), AudioCheckVerb.Command(), WorkerVerb.Command() };
ParseResult parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (System.CommandLine.Parsing.ParseError error in parsed.Errors)
    {
        await Console.Error.WriteLineAsync(error.Message);
    }

    await Console.Error.WriteLineAsync("See: cxbridge --help");
    return 2;
}

// The library ends the process 2 s after SIGTERM, in the middle of live calls; a host drains for Host:DrainLimit, 1 h at most, and then stops by itself.
var longestStop = TimeSpan.FromMinutes(70);

try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = longestStop });
}
catch (VerbFailedException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("Stopped.");
    return 1;
}
