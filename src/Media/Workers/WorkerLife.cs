using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using CxBridge.Domain.Calls;
using CxBridge.Media.Calls;
using CxBridge.Media.Calls.Sounds;

namespace CxBridge.Media.Workers;

/// <summary>
/// One life of one worker, from the start of its process to its end: the host's side of <see cref="WorkerMessage"/>.
/// <code>
/// start -> connect -> ready -> ... -> worn out or retired, and idle -> leave
///   |         |          |
///   +---------+----------+-> died, hangs, grows: killed; its calls are told
/// </code>
/// </summary>
#pragma warning disable CA1001 // RunAsync lets go of the connection.
internal sealed class WorkerLife(WorkerProgram program, MediaOptions options, MediaMetrics metrics, IRecordingStore recordings, TimeProvider time)
#pragma warning restore CA1001
{
    private const int SocketLevel = 1;
    private const int PeerCredentials = 17;
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestLeave = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<int, RemoteSound> _calls = new();
    private readonly TaskCompletionSource<string> _condemned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private readonly WorkerWatch _watch = new(options.WorkerTimeout, (long)options.WorkerMemoryLimitMb << 20, time);
    private WorkerLink? _link;
    private bool _leaving;
    private volatile string? _worn;
    private int _lastCall;

    /// <summary>The number of its process in the system; 0 before it is there.</summary>
    public int Process { get; private set; }

    /// <summary>Opens a call, step 5.</summary>
    public async Task<ICallSound> OpenAsync(SoundOrder order, ICallObserver observer, CancellationToken cancellationToken)
    {
        RemoteSound sound;
        int call;
        lock (_lock)
        {
            if (_leaving)
            {
                throw new IOException("The worker is being replaced.");
            }

            call = ++_lastCall;
            sound = new RemoteSound(call, order, this, observer, recordings, time);
            _calls[call] = sound;
        }

        try
        {
            await sound.OpenAsync(cancellationToken);
            return sound;
        }
        catch
        {
            Over(call);
            throw;
        }
    }

    /// <summary>Sends; a worker that takes nothing any more hangs.</summary>
    public void Send(WorkerMessage message)
    {
        if (_link?.Send(message) == false)
        {
            Condemn("it takes no messages");
        }
    }

    /// <summary>A call is over.</summary>
    public void Over(int call)
    {
        _calls.TryRemove(call, out _);
        _watch.Forget(call);
        LeaveWhenIdle();
    }

    /// <summary>It must be killed.</summary>
    public void Condemn(string cause) => _condemned.TrySetResult(cause);

    /// <summary>It takes no new calls, and is killed once its calls are over.</summary>
    public void WearOut(string cause)
    {
        _worn ??= cause;
        Retire();
    }

    /// <summary>It takes no new calls, and leaves once its calls are over.</summary>
    public void Retire()
    {
        lock (_lock)
        {
            _leaving = true;
        }

        LeaveWhenIdle();
    }

    /// <summary>Lives. Does not throw.</summary>
    /// <param name="number">Which worker.</param>
    /// <param name="folder">Where its socket may lie.</param>
    /// <param name="ready">Called once it may take calls.</param>
    /// <param name="stop">Kills it.</param>
    /// <returns>Why it ended; null when it left because it was told to.</returns>
    public async Task<string?> RunAsync(int number, string folder, Action ready, CancellationToken stop)
    {
        string path = Path.Combine(folder, $"worker-{number}-{Guid.NewGuid():N}.sock");
        string? cause;
        WorkerProcess? process = null;
        try
        {
            using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            listener.Bind(new UnixDomainSocketEndPoint(path));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            listener.Listen(1);
            process = await WorkerProcess.StartAsync(program, number, path);
            Process = process.Id;
            cause = await LiveAsync(process, listener, ready, stop);
        }
#pragma warning disable CA1031 // Whatever keeps a worker from living, the next life is tried.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            cause = fault is OperationCanceledException ? "stopped" : fault.Message;
        }

        lock (_lock)
        {
            _leaving = true;
        }

        process?.Kill();
        foreach (RemoteSound call in _calls.Values)
        {
            call.Lose(cause ?? "it left");
        }

        File.Delete(path);
        if (process is not null)
        {
            await process.Ended;
        }

        if (_link is not null)
        {
            await _link.DisposeAsync();
        }

        return cause;
    }

    private async Task<string?> LiveAsync(WorkerProcess process, Socket listener, Action ready, CancellationToken stop)
    {
        // 1 to 3
        using var early = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task starting = ConnectAsync(process, listener, early.Token);
        await Task.WhenAny(starting, process.Ended, Task.Delay(LongestStart, time, stop));
        if (!starting.IsCompleted)
        {
            await early.CancelAsync();
            await starting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return process.Ended.IsCompleted ? await process.Ended : $"not ready after {LongestStart.TotalSeconds:0} s";
        }

        await starting;
        _watch.Pulse([]);
        ready();

        // 4 to 11
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task hearing = HearAsync(over.Token);
        Task watching = WatchAsync(process, over.Token);
        await Task.WhenAny(hearing, process.Ended, _condemned.Task, _idle.Task);
        string? cause = null;
        if (_idle.Task.IsCompleted && _worn is { } worn)
        {
            cause = $"replaced, {worn}";
        }
        else if (_idle.Task.IsCompleted && !process.Ended.IsCompleted)
        {
            // 12
            Send(new WorkerMessage.Leave());
            await Task.WhenAny(process.Ended, Task.Delay(LongestLeave, time, stop));
        }
        else if (_condemned.Task.IsCompleted)
        {
            cause = $"killed, {await _condemned.Task}";
        }
        else
        {
            // The socket ends a moment before the process; what it says at the end is worth that moment.
            await Task.WhenAny(process.Ended, Task.Delay(LongestLeave, time, stop));
            cause = process.Ended.IsCompleted ? await process.Ended : hearing.Exception?.InnerException?.Message ?? "it closed its connection";

            // What it had sent before it died is still in the socket.
            await Task.WhenAny(hearing, Task.Delay(LongestLeave, time, stop));
        }

        await over.CancelAsync();
        await Task.WhenAll(hearing, watching).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return cause;
    }

    private async Task ConnectAsync(WorkerProcess process, Socket listener, CancellationToken cancellationToken)
    {
        Socket connection = await listener.AcceptAsync(cancellationToken);
        _link = new WorkerLink(new NetworkStream(connection, ownsSocket: true));
        if (PeerOf(connection) is { } peer && peer != process.Id)
        {
            throw new InvalidDataException($"Process {peer} connected in place of the worker.");
        }

        if (await _link.ReadAsync(cancellationToken) is not WorkerMessage.Hello { Speaks: WorkerMessage.Version })
        {
            throw new InvalidDataException("The worker is of another version: restart the host.");
        }

        _link.Send(new WorkerMessage.Welcome(WorkerMessage.Version, program.Settings));
        if (await _link.ReadAsync(cancellationToken) is not WorkerMessage.Ready)
        {
            // Its last words are on the host's standard error.
            throw new InvalidDataException($"{await process.Ended.WaitAsync(LongestLeave, time, cancellationToken)} before it was ready");
        }
    }

    private async Task HearAsync(CancellationToken cancellationToken)
    {
        while (await _link!.ReadAsync(cancellationToken) is { } message)
        {
            switch (message)
            {
                case WorkerMessage.Pulse pulse:
                    _watch.Pulse(pulse.Calls);
                    metrics.Paced(pulse.Pacing);
                    foreach (WorkerMessage.CallPulse call in pulse.Calls)
                    {
                        _calls.GetValueOrDefault(call.Call)?.Hear(call);
                    }

                    break;
                case WorkerMessage.IOfCall of:
                    _calls.GetValueOrDefault(of.Call)?.Hear(message);
                    break;
                default:
                    throw new InvalidDataException($"{message.GetType().Name} is not for a host.");
            }
        }
    }

    private async Task WatchAsync(WorkerProcess process, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(WorkerWatch.Period, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            if (_watch.Look(process.Memory) is { } cause)
            {
                Condemn(cause);
                return;
            }
        }
    }

    private void LeaveWhenIdle()
    {
        lock (_lock)
        {
            if (_leaving && _calls.IsEmpty)
            {
                _idle.TrySetResult();
            }
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
