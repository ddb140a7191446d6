using System.Net.Sockets;
using System.Runtime.InteropServices;
using CxBridge.Domain.Bots;
using CxBridge.Media.Calls.Sounds;
using CxBridge.Media.Pacing;
using CxBridge.Media.Rtp;
using Microsoft.Extensions.DependencyInjection;

namespace CxBridge.Media.Workers;

/// <summary>The worker's side of <see cref="WorkerMessage"/>: makes the sound of the calls that its host opens, keeps nothing between them, and ends with the host.</summary>
public sealed partial class WorkerService
{
    private const int SetDeathSignal = 1;
    private const int Kill = 9;
    private static readonly TimeSpan BetweenPulses = TimeSpan.FromMilliseconds(250);
    private readonly Dictionary<int, WorkerCall> _calls = [];
    private readonly List<Task> _closing = [];
    private readonly Lock _lock = new();
    private readonly WorkerLink _link;
    private readonly LocalSounds _sounds;
    private readonly PacingTally _pacing;

    private WorkerService(WorkerLink link, LocalSounds sounds, PacingTally pacing) => (_link, _sounds, _pacing) = (link, sounds, pacing);

    /// <summary>Runs until the host is gone or sends the worker away.</summary>
    /// <param name="socket">Path of the host's socket.</param>
    /// <param name="compose">Makes the worker's parts of its settings; <see cref="MediaServices.AddMediaWorker"/> is the way.</param>
    /// <param name="warmUp">What the first call would else wait for; runs beside the first calls.</param>
    /// <param name="time">The clock of the pulse.</param>
    public static async Task RunAsync(
        string socket,
        Func<IReadOnlyDictionary<string, string?>, ServiceProvider> compose,
        Func<IServiceProvider, Task> warmUp,
        TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(compose);
        ArgumentNullException.ThrowIfNull(warmUp);
        DieWithTheHost();

        // Ctrl-C and a service manager's stop reach every process of the host; the calls are the host's to end.
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, static signal => signal.Cancel = true);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, static signal => signal.Cancel = true);
        var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket));
        await using var link = new WorkerLink(new NetworkStream(connection, ownsSocket: true));

        // 1, 2
        link.Send(new WorkerMessage.Hello(WorkerMessage.Version, Environment.ProcessId));
        if (await link.ReadAsync(CancellationToken.None) is not WorkerMessage.Welcome { Speaks: WorkerMessage.Version } welcome)
        {
            return;
        }

        await using ServiceProvider parts = compose(welcome.Settings);
        var service = new WorkerService(link, parts.GetRequiredService<LocalSounds>(), parts.GetRequiredService<MediaMetrics>().Pacing);

        // 3
        link.Send(new WorkerMessage.Ready());
        Task warm = warmUp(parts);
        if (await link.ReadAsync(CancellationToken.None) is not WorkerMessage.Serve serve)
        {
            // A spare that was never needed; its host is gone.
            await warm;
            return;
        }

        // 4
        parts.GetRequiredService<MediaPlane>().Use(new PortShare(serve.FirstPort, serve.LastPort), serve.Resting);
        using var stop = new CancellationTokenSource();
        Task pulse = service.PulseAsync(time, stop.Token);
        await service.ServeAsync();
        await stop.CancelAsync();
        await Task.WhenAll(pulse, warm);
    }

    // Where the host dies without closing its socket in good order, or this process hangs, the kernel ends it. The host's thread that started it outlives it.
    private static void DieWithTheHost()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = Prctl(SetDeathSignal, Kill, 0, 0, 0);
        }
    }

    private async Task PulseAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(BetweenPulses, time);
        try
        {
            do
            {
                WorkerCall[] calls;
                lock (_lock)
                {
                    calls = [.. _calls.Values];
                }

                _link.Send(new WorkerMessage.Pulse([.. calls.Select(call => call.Pulse).OfType<WorkerMessage.CallPulse>()], _pacing.Take()));
                foreach (WorkerCall call in calls)
                {
                    call.Tell();
                }
            }
            while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (OperationCanceledException)
        {
            // The worker ends.
        }
    }

    private async Task ServeAsync()
    {
        while (await _link.ReadAsync(CancellationToken.None) is { } message and not WorkerMessage.Leave)
        {
            switch (message)
            {
                case WorkerMessage.Open open:
                    Open(open);
                    break;
                case WorkerMessage.Close close when Find(close.Call) is { } call:
                    _closing.RemoveAll(task => task.IsCompleted);
                    _closing.Add(CloseAsync(close.Call, call));
                    break;
                case WorkerMessage.IOfCall order when Find(order.Call) is { } call:
                    call.Obey(message);
                    break;
                default:
                    // Of a call that is closed: the host did not know it yet.
                    break;
            }
        }

        await Task.WhenAll(_closing);
    }

    private void Open(WorkerMessage.Open order)
    {
        if (BotReader.Read(order.Bot).Bot is not { } bot)
        {
            _link.Send(new WorkerMessage.Refused(order.Call, "The bot cannot be read."));
            return;
        }

        var call = new WorkerCall(order.Call, _link);
        lock (_lock)
        {
            _calls.Add(order.Call, call);
        }

        call.Open(_sounds, new SoundOrder(default, order.Attempt, bot, order.Facts) { Screening = order.Screening, MachineMessage = order.MachineMessage, OptOut = order.OptOut });
    }

    private async Task CloseAsync(int number, WorkerCall call)
    {
        await Task.Yield();
        await call.CloseAsync();
        lock (_lock)
        {
            _calls.Remove(number);
        }
    }

    private WorkerCall? Find(int number)
    {
        lock (_lock)
        {
            return _calls.GetValueOrDefault(number);
        }
    }

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int Prctl(int option, nuint value, nuint unused3, nuint unused4, nuint unused5);
}
