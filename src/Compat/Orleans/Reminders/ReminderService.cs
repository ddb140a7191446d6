using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.Reminders;

/// <summary>
///   1 at start, and every refresh, the table is read: each row gets a timer, timers without a row end
///   2 register and unregister write the table first, then the timers
///   3 a due timer calls the grain, and is set to the next multiple of the period after the row's start
/// </summary>
internal sealed partial class ReminderService(
    IReminderTable table,
    IGrainFactory grains,
    TimeProvider time,
    IOptions<ReminderOptions> options,
    ILogger<ReminderService> logger) : ILifecycleParticipant<ISiloLifecycle>
{
    private readonly ConcurrentDictionary<(GrainId, string), ReminderTimer> _timers = new();
    private ITimer? _refresh;
    private volatile bool _isStopped;

    public void Participate(ISiloLifecycle lifecycle)
    {
        lifecycle.Subscribe<ReminderService>(ServiceLifecycleStage.RuntimeGrainServices, table.StartAsync, table.StopAsync);
        lifecycle.Subscribe<ReminderService>(ServiceLifecycleStage.Active, Start, Stop);
    }

    // Step 2.
    public async Task<IGrainReminder> RegisterOrUpdate(GrainId grainId, string name, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        if (period < options.Value.MinimumReminderPeriod)
        {
            throw new ArgumentException(
                $"A reminder period of {period} is below the minimum of {options.Value.MinimumReminderPeriod}.", nameof(period));
        }

        var entry = new ReminderEntry
        {
            GrainId = grainId,
            ReminderName = name,
            StartAt = time.GetUtcNow().UtcDateTime + dueTime,
            Period = period,
        };
        entry.ETag = await table.UpsertRow(entry)
            ?? throw new ReminderException($"Reminder \"{name}\" of {grainId} could not be written.");
        Schedule(entry);
        return new GrainReminder(grainId, name, entry.ETag);
    }

    public async Task Unregister(IGrainReminder reminder)
    {
        var known = reminder as GrainReminder ?? throw new ArgumentException("Not a reminder of this silo.", nameof(reminder));
        if (!await table.RemoveRow(known.GrainId, known.ReminderName, known.ETag!)
            && await table.ReadRow(known.GrainId, known.ReminderName) is not null)
        {
            throw new ReminderException($"Reminder \"{known.ReminderName}\" of {known.GrainId} was updated since it was read.");
        }

        if (_timers.TryRemove((known.GrainId, known.ReminderName), out var timer))
        {
            timer.Dispose();
        }
    }

    public async Task<IGrainReminder?> Get(GrainId grainId, string name) =>
        await table.ReadRow(grainId, name) is { } row ? new GrainReminder(grainId, name, row.ETag) : null;

    public async Task<List<IGrainReminder>> GetAll(GrainId grainId)
    {
        var rows = await table.ReadRows(grainId);
        return [.. rows.Reminders.Select(static row => new GrainReminder(row.GrainId, row.ReminderName, row.ETag))];
    }

    // Step 1.
    private async Task Start(CancellationToken cancellationToken)
    {
        await ReadTable().WaitAsync(options.Value.InitializationTimeout, time, cancellationToken);
        var period = options.Value.RefreshReminderListPeriod;
        _refresh = time.CreateTimer(static state => _ = ((ReminderService)state!).Refresh(), this, period, period);
    }

    private Task Stop(CancellationToken cancellationToken)
    {
        _isStopped = true;
        _refresh?.Dispose();
        foreach (var timer in _timers.Values)
        {
            timer.Dispose();
        }

        _timers.Clear();
        return Task.CompletedTask;
    }

    private async Task Refresh()
    {
        try
        {
            await ReadTable();
        }
        catch (Exception error)
        {
            LogRefreshFailed(error);
        }
    }

    private async Task ReadTable()
    {
        // Taken before the read: a reminder registered during it is not in the answer, and must not end for that.
        var before = _timers.ToArray();
        var rows = (await table.ReadRows(0, 0)).Reminders;
        foreach (var row in rows)
        {
            Schedule(row);
        }

        var present = rows.Select(static row => (row.GrainId, row.ReminderName)).ToHashSet();
        foreach (var (key, timer) in before)
        {
            if (!present.Contains(key) && _timers.TryRemove(KeyValuePair.Create(key, timer)))
            {
                timer.Dispose();
            }
        }
    }

    private void Schedule(ReminderEntry entry)
    {
        var key = (entry.GrainId, entry.ReminderName);
        if (_isStopped || (_timers.TryGetValue(key, out var known) && known.ETag == entry.ETag))
        {
            return;
        }

        var timer = new ReminderTimer(entry, time, Fire);
        _timers.AddOrUpdate(key, timer, (_, old) =>
        {
            old.Dispose();
            return timer;
        });
        timer.Start();
    }

    // Step 3.
    private async Task Fire(ReminderEntry entry)
    {
        try
        {
            var status = new TickStatus(entry.StartAt, entry.Period, time.GetUtcNow().UtcDateTime);
            await grains.GetGrain<IRemindable>(entry.GrainId).ReceiveReminder(entry.ReminderName, status);
        }
        catch (Exception error)
        {
            LogTickFailed(entry.ReminderName, entry.GrainId, error);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The reminder table could not be read; the reminders known so far go on")]
    private partial void LogRefreshFailed(Exception error);

    [LoggerMessage(2, LogLevel.Error, "Reminder {Reminder} of {Grain} failed; the next tick comes in its time")]
    private partial void LogTickFailed(string reminder, GrainId grain, Exception error);
}
