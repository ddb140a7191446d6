using System.Net.Sockets;
using CxBridge.Domain.Speech;
using CxBridge.Practice.Hosting;
using CxBridge.Practice.Personas;

try
{
    return await PracticeCommands.Create(RunAsync).Parse(args).InvokeAsync(new() { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
}
catch (Exception e) when (e is PersonasInvalidException or SpeechUnavailableException or SocketException or IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}

static async Task<int> RunAsync(PracticeOptions options, CancellationToken cancellationToken)
{
    await using WebApplication app = PracticeServer.Build(options);
    await app.StartAsync(cancellationToken);
    await Console.Out.WriteLineAsync(PracticeServer.ReadyLine(app));
    using var stopped = CancellationTokenSource.CreateLinkedTokenSource(app.Lifetime.ApplicationStopping);
    Task gone = ParentWatch.WhenGoneAsync(stopped.Token);
    await Task.WhenAny(gone, app.WaitForShutdownAsync(cancellationToken));
    await app.StopAsync(CancellationToken.None);
    return 0;
}
