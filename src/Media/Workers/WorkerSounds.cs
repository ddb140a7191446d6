using System.Globalization;
using CxBridge.Domain.Calls;
using CxBridge.Media.Calls;
using CxBridge.Media.Calls.Sounds;
using CxBridge.Media.Rtp;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CxBridge.Media.Workers;

/// <summary>Makes the sound of calls in workers, each for <see cref="MediaOptions.SlotsPerWorker"/> slots, with a share of the RTP ports of its own.</summary>
internal sealed class WorkerSounds : ICallSounds, IHostedService
{
    private readonly WorkerSupervisor[] _workers;
    private readonly WorkerSpares _spares;
    private readonly int[] _slots;
    private readonly HashSet<int> _retired = [];
    private readonly int _slotsPerWorker;
    private readonly string _folder;

    public WorkerSounds(WorkerProgram program, IOptions<MediaOptions> options, MediaMetrics metrics, IRecordingStore recordings, TimeProvider time, ILogger<WorkerSupervisor> log)
    {
        MediaOptions media = options.Value;
        _slotsPerWorker = Math.Min(media.SlotsPerWorker, media.Slots);
        int count = (media.Slots + _slotsPerWorker - 1) / _slotsPerWorker;

        // Made with mode 0700: nobody else reaches the sockets.
        _folder = Directory.CreateTempSubdirectory("cxbridge-").FullName;
        _slots = [.. Enumerable.Range(0, count).Select(worker => Math.Min(_slotsPerWorker, media.Slots - (worker * _slotsPerWorker)))];
        _spares = new WorkerSpares(media.SpareWorkers, Any(program, media, count), _folder, time, log);
        _workers =
        [
            .. Enumerable.Range(0, count).Select(worker =>
                new WorkerSupervisor(worker, SlotsOf(worker), Share(media, worker, count), _spares, media, metrics, recordings, time, log)),
        ];
    }

    /// <summary>The workers' processes; 0 where there is none.</summary>
    public IReadOnlyList<int> Processes => [.. _workers.Select(worker => worker.Process)];

    /// <summary>Processes that wait to take a dead one's place.</summary>
    public IReadOnlyList<int> Spares => _spares.Processes;

    /// <inheritdoc/>
    public string? WhyHeld(int slot) => _workers[slot / _slotsPerWorker].WhyHeld;

    /// <inheritdoc/>
    public void Retire(int slot)
    {
        int worker = slot / _slotsPerWorker;
        lock (_retired)
        {
            if (_retired.Add(slot) && _retired.Count(other => other / _slotsPerWorker == worker) == _slots[worker])
            {
                _workers[worker].Retire();
            }
        }
    }

    /// <inheritdoc/>
    public Task<ICallSound> OpenAsync(SoundOrder order, ICallObserver observer, CancellationToken cancellationToken) =>
        _workers[order.Slot / _slotsPerWorker].OpenAsync(order, observer, cancellationToken);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (WorkerSupervisor worker in _workers)
        {
            worker.Start();
        }

        _spares.Start(Task.WhenAll(_workers.Select(worker => worker.Stands)));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll([_spares.StopAsync(), .. _workers.Select(worker => worker.StopAsync())]);
        Directory.Delete(_folder, recursive: true);
    }

    private string SlotsOf(int worker)
    {
        int first = worker * _slotsPerWorker;
        int last = first + _slots[worker] - 1;
        return first == last ? $"Slot {first}" : $"Slots {first} to {last}";
    }

    private static PortShare Share(MediaOptions media, int worker, int count)
    {
        int first = media.FirstRtpPort + (media.FirstRtpPort & 1);
        int ports = (media.LastRtpPort + 1 - first) / count & ~1;
        return new PortShare(first + (worker * ports), first + ((worker + 1) * ports) - 1);
    }

    // The same for all, so that a spare can take the place of any.
    private static WorkerProgram Any(WorkerProgram program, MediaOptions media, int count)
    {
        var settings = new Dictionary<string, string?>(program.Settings, StringComparer.OrdinalIgnoreCase)
        {
            ["Media:Slots"] = media.SlotsPerWorker.ToString(CultureInfo.InvariantCulture),
            ["Media:Lines"] = ((media.LinesOrDefault + count - 1) / count).ToString(CultureInfo.InvariantCulture),
            ["Media:SlotsPerWorker"] = "0",
            ["Media:PacingThreads"] = "1",
        };
        return program with { Settings = settings };
    }
}
