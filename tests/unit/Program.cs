using CxBridge.Tests.Unit.Media.Calls;
using CxBridge.Tests.Unit.Media.Recording;
using CxBridge.Tests.Unit.Media.Workers;

// The suite itself runs in the test host; started by hand it is a worker process of its own tests, their host, a recorder to be
// killed, or calls of which one leaks.
switch (args)
{
    case ["worker", _, var socket]:
        await TestWorker.RunAsync(socket);
        return 0;
    case ["stranger", var version, var socket]:
        await StrangeWorker.RunAsync(version, socket);
        return 0;
    case ["host", var folder]:
        await TestHost.RunAsync(folder);
        return 0;
    case ["leak"]:
        await LeakingPipeline.RunAsync();
        return 0;
    case ["leak", var way]:
        await EndedLeak.RunAsync(way);
        return 0;
    case ["record", var path]:
        KilledRecorder.Run(path);
        return 0;
    default:
        Console.Error.WriteLine("Run the tests with: dotnet test");
        return 2;
}
