using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace CxBridge.Media.Workers;

/// <summary>A worker process that is connected and has loaded all it needs, steps 1 to 3 of <see cref="WorkerMessage"/>, and that serves no slots yet. It makes no
/// sign of life before it is told to serve, so nobody need listen to one that waits.</summary>
internal sealed class StartedWorker : IAsyncDisposable
{
    private const int SocketLevel = 1;
    private const int PeerCredentials = 17;
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);
    private WorkerLink? _link;

    private StartedWorker(WorkerProcess process, long began) => (Process, Began) = (process, began);

    /// <summary>The process.</summary>
    public WorkerProcess Process { get; }

    /// <summary>When it was started, a time stamp of the clock.</summary>
    public long Began { get; }

    /// <summary>The way to it.</summary>
    public WorkerLink Link => _link ?? throw new InvalidOperationException("It did not connect.");

    /// <summary>Starts one.</summary>
    /// <param name="program">What to start.</param>
    /// <param name="folder">Where its socket may lie.</param>
    /// <param name="time">The clock of the limits.</param>
    /// <param name="stop">Kills it.</param>
    /// <exception cref="IOException">It did not come to be ready: the message says why, for people.</exception>
    public static async Task<StartedWorker> StartAsync(WorkerProgram program, string folder, TimeProvider time, CancellationToken stop)
    {
        string path = Path.Combine(folder, $"{Guid.NewGuid():N}.sock");
        long began = time.GetTimestamp();
        StartedWorker? worker = null;
        try
        {
            using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            listener.Bind(new UnixDomainSocketEndPoint(path));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            listener.Listen(1);
            worker = new StartedWorker(await WorkerProcess.StartAsync(program, path), began);
            using var early = CancellationTokenSource.CreateLinkedTokenSource(stop);
            Task greeting = worker.GreetAsync(listener, program, time, early.Token);
            await Task.WhenAny(greeting, worker.Process.Ended, Task.Delay(LongestStart, time, early.Token));
            if (!greeting.IsCompleted)
            {
                await early.CancelAsync();
                await greeting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                throw new IOException(
                    stop.IsCancellationRequested ? "stopped" : worker.Process.Ended.IsCompleted ? await worker.Process.Ended : $"not ready after {LongestStart.TotalSeconds:0} s");
            }

            // The limit's timer need not live on.
            await early.CancelAsync();
            await greeting;
            return worker;
        }
#pragma warning disable CA1031 // Whatever keeps a worker from living, the next life is tried.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            await (worker?.DisposeAsync() ?? ValueTask.CompletedTask);
            throw fault as IOException ?? new IOException(fault is OperationCanceledException ? "stopped" : fault.Message, fault);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Ends it at once, whatever it is doing, and waits for its end.</summary>
    public async ValueTask DisposeAsync()
    {
        Process.Kill();
        await Process.Ended;
        await (_link?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private async Task GreetAsync(Socket listener, WorkerProgram program, TimeProvider time, CancellationToken cancellationToken)
    {
        Socket connection = await listener.AcceptAsync(cancellationToken);
        _link = new WorkerLink(new NetworkStream(connection, ownsSocket: true));
        if (PeerOf(connection) is { } peer && peer != Process.Id)
        {
            throw new InvalidDataException($"Process {peer} connected in place of the worker.");
        }

        if (await _link.ReadAsync(cancellationToken) is not WorkerMessage.Hello hello)
        {
            throw new InvalidDataException($"{await Process.Ended.WaitAsync(LastWords, time, cancellationToken)} before it said who it is");
        }

        if (hello.Speaks != WorkerMessage.Version)
        {
            throw new InvalidDataException(
                $"the worker speaks version {hello.Speaks} of the worker protocol and this host version {WorkerMessage.Version}: the program was replaced while the host ran; restart the host");
        }

        _link.Send(new WorkerMessage.Welcome(WorkerMessage.Version, program.Settings));
        if (await _link.ReadAsync(cancellationToken) is not WorkerMessage.Ready)
        {
            // Its last words are on the host's standard error.
            throw new InvalidDataException($"{await Process.Ended.WaitAsync(LastWords, time, cancellationToken)} before it was ready");
        }
    }

    // unix(7), SO_PEERCRED: process, user and group of the other side.
    private static int? PeerOf(Socket connection)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        Span<byte> credentials = stackalloc byte[12];
        return connection.GetRawSocketOption(SocketLevel, PeerCredentials, credentials) == credentials.Length ? MemoryMarshal.Read<int>(credentials) : null;
    }
}
