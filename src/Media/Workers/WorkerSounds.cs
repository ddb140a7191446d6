using System.Globalization;
using CxBridge.Domain.Calls;
using CxBridge.Media.Calls;
using CxBridge.Media.Calls.Sounds;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CxBridge.Media.Workers;

/// <summary>Makes the sound of calls in workers, <see cref="WorkerLayout"/>: those of slots stand from the start, those of lines once they are used. A call that goes
/// from a line into a slot takes its worker along, <see cref="WorkerBerths"/>.</summary>
internal sealed class WorkerSounds : ICallSounds, IHostedService
{
    private readonly WorkerLayout _layout;
    private readonly WorkerBerths _berths;
    private readonly WorkerSupervisor[] _workers;
    private readonly LineWorkers _ofLines;
    private readonly WorkerSpares _spares;
    private readonly HashSet<int> _retired = [];
    private readonly string _folder;

    public WorkerSounds(WorkerProgram program, IOptions<MediaOptions> options, MediaMetrics metrics, IRecordingStore recordings, TimeProvider time, ILogger<WorkerSupervisor> log)
    {
        MediaOptions media = options.Value;
        _layout = new WorkerLayout(media);
        _berths = new WorkerBerths(media.Slots, media.LinesOrDefault, _layout);

        // Made with mode 0700: nobody else reaches the sockets.
        _folder = Directory.CreateTempSubdirectory("cxbridge-").FullName;
        _spares = new WorkerSpares(media.SpareWorkers, Any(program, media), _folder, metrics, time, log);
        _workers =
        [
            .. Enumerable.Range(0, _layout.Count).Select(worker =>
                new WorkerSupervisor(worker, _layout.Describe(worker), _layout.Share(worker), _spares, media, metrics, recordings, time, log)),
        ];
        _ofLines = new LineWorkers(_workers[_layout.OfSlots..], _berths, media.LineWorkerRest, time);
    }

    /// <summary>The processes of the slots' workers; 0 where there is none.</summary>
    public IReadOnlyList<int> Processes => [.. _workers.Take(_layout.OfSlots).Select(worker => worker.Process)];

    /// <summary>The processes of the lines' workers; 0 where there is none.</summary>
    public IReadOnlyList<int> LineProcesses => [.. _workers.Skip(_layout.OfSlots).Select(worker => worker.Process)];

    /// <summary>Processes that wait to take a dead one's place.</summary>
    public IReadOnlyList<int> Spares => _spares.Processes;

    /// <inheritdoc/>
    public IReadOnlyList<string> Holds => [.. _workers.Where(worker => !worker.IsAsleep).Select(worker => worker.WhyHeld).OfType<string>()];

    /// <inheritdoc/>
    public bool IsHeld(CallPlace place)
    {
        WorkerSupervisor worker = WorkerOf(place);
        return worker.IsAsleep ? !_ofLines.MayWake(worker) : worker.WhyHeld is not null;
    }

    /// <inheritdoc/>
    public void Move(int line, int slot) => _berths.Move(line, slot);

    /// <inheritdoc/>
    public void Settle(ulong freeSlots, ulong freeLines) => _berths.Settle(freeSlots, freeLines);

    /// <inheritdoc/>
    public void Retire(CallPlace place)
    {
        int berth = _berths.BerthOf(place);
        int worker = _berths.WorkerOf(berth);
        lock (_retired)
        {
            if (_retired.Add(berth) && _retired.Count(other => _berths.WorkerOf(other) == worker) == _layout.PlacesOf(worker))
            {
                _workers[worker].Retire();
            }
        }
    }

    /// <inheritdoc/>
    public Task<ICallSound> OpenAsync(SoundOrder order, ICallObserver observer, CancellationToken cancellationToken) =>
        WorkerOf(order.Place).OpenAsync(order, observer, cancellationToken);

    /// <summary>The process that a call at this place has; 0 when there is none.</summary>
    public int ProcessOf(CallPlace place) => WorkerOf(place).Process;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        WorkerSupervisor[] ofSlots = _workers[.._layout.OfSlots];
        foreach (WorkerSupervisor worker in ofSlots)
        {
            worker.Start();
        }

        _spares.Start(Task.WhenAll(ofSlots.Select(worker => worker.Stands)));
        _ofLines.Start();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _ofLines.StopAsync();
        await Task.WhenAll([_spares.StopAsync(), .. _workers.Select(worker => worker.StopAsync())]);
        Directory.Delete(_folder, recursive: true);
    }

    private WorkerSupervisor WorkerOf(CallPlace place) => _workers[_berths.WorkerOf(place)];

    // The same for all, so that a spare can take the place of any.
    private static WorkerProgram Any(WorkerProgram program, MediaOptions media)
    {
        var settings = new Dictionary<string, string?>(program.Settings, StringComparer.OrdinalIgnoreCase)
        {
            ["Media:Slots"] = media.SlotsPerWorker.ToString(CultureInfo.InvariantCulture),
            ["Media:Lines"] = "0",
            ["Media:SlotsPerWorker"] = "0",
            ["Media:PacingThreads"] = "1",
        };
        return program with { Settings = settings };
    }
}
