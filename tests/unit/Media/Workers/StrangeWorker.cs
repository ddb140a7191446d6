using System.Globalization;
using System.Net.Sockets;
using CxBridge.Media.Workers;

namespace CxBridge.Tests.Unit.Media.Workers;

/// <summary>A worker process of another version: it says so, and waits for what its host makes of it.</summary>
internal static class StrangeWorker
{
    /// <summary>The suite itself, as one.</summary>
    public static WorkerProgram Program(int version) =>
        new("dotnet", [typeof(StrangeWorker).Assembly.Location, "stranger", version.ToString(CultureInfo.InvariantCulture)], new Dictionary<string, string?>());

    public static async Task RunAsync(string version, string socket)
    {
        var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket));
        await using var link = new WorkerLink(new NetworkStream(connection, ownsSocket: true));
        link.Send(new WorkerMessage.Hello(int.Parse(version, CultureInfo.InvariantCulture), Environment.ProcessId));
        await link.ReadAsync(CancellationToken.None);
    }
}
