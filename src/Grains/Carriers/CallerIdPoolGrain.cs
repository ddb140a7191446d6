using CxBridge.Domain.Carriers;
using CxBridge.Domain.Carriers.CallerIds;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Grains.Interfaces;
using CxBridge.Grains.Interfaces.Carriers;
using Microsoft.Extensions.Logging;

namespace CxBridge.Grains.Carriers;

/// <summary>The mailbox of one pool's <see cref="CallerIdLedger"/>: brings the pool's row, the store's calls and the health of earlier lives to it, and
/// keeps what is learned of that health.</summary>
internal sealed partial class CallerIdPoolGrain(ICallerIdStore pools, ICallWayStore ways, TimeProvider time, ILogger<CallerIdPoolGrain> logger) : Grain, ICallerIdPoolGrain
{
    /// <summary>What was learned of the numbers' health is stored after so long; a host that is killed forgets that much.</summary>
    private static readonly TimeSpan KeepPeriod = TimeSpan.FromSeconds(5);

    /// <summary>A change of the row is in force, and a number whose release was lost is free, after so long.</summary>
    private static readonly TimeSpan RowLife = TimeSpan.FromSeconds(5);

    private readonly long _born = time.GetTimestamp();
    private readonly CallerIdLedger _ledger = new();
    private readonly HashSet<PhoneNumber> _recalled = [];
    private readonly Dictionary<PhoneNumber, CallerIdHealthNote> _unkept = [];
    private bool _notKept;
    private CallerIdPoolId _id;
    private (CallerIdPool Row, TimeSpan At)? _read;

    private TimeSpan Now => time.GetElapsedTime(_born);

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _id = GrainKeys.ParseCallerIds(this.GetPrimaryKeyString());
        foreach (CallerIdHealthNote note in await pools.HealthAsync(_id, cancellationToken))
        {
            // Time that no grain lived through counts for a rest.
            TimeSpan? left = note.Memory.RestLeft - (time.GetUtcNow() - note.At);
            _ledger.Recall(Now, note.Number, note.Memory with { RestLeft = left > TimeSpan.Zero ? left : null });
        }

        this.RegisterGrainTimer(KeepAsync, new GrainTimerCreationOptions(KeepPeriod, KeepPeriod));
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => KeepAsync(cancellationToken);

    public async Task<CallerIdLease> Lease(string attempt, string callee)
    {
        CallerIdPool pool = await RowAsync();
        (PhoneNumber? number, CallerIdShortage shortage) = _ledger.Lease(Now, Today, pool, AttemptId.Parse(attempt), PhoneNumber.Parse(callee));
        return new CallerIdLease(number?.E164, shortage);
    }

    public async Task<CallerIdRoom> Promise(int wanted)
    {
        CallerIdPool pool = await RowAsync();
        (int calls, CallerIdShortage shortage) = _ledger.Promise(Now, Today, pool, wanted);
        return new CallerIdRoom(calls, shortage);
    }

    public Task TakeBack(int count)
    {
        _ledger.TakeBack(Now, count);
        return Task.CompletedTask;
    }

    public Task Release(string attempt, CallerIdResult? result)
    {
        _ledger.Release(Now, AttemptId.Parse(attempt), result);
        return Task.CompletedTask;
    }

    public async Task<CallerIdPoolStatus> GetStatus()
    {
        CallerIdPool pool = await RowAsync();
        return new CallerIdPoolStatus([.. pool.Numbers.Select(c => _ledger.UseOf(Now, c.Number))
            .Select(u => new CallerIdStatus(u.Number.E164, u.Today, u.Open, u.AnswerSeizureRatio, u.RestLeft))]);
    }

    private async Task KeepAsync(CancellationToken cancellationToken)
    {
        foreach ((PhoneNumber number, CallerIdMemory memory) in _ledger.TakeLearned(Now))
        {
            _unkept[number] = new CallerIdHealthNote(number, memory, time.GetUtcNow());
        }

        if (_unkept.Count == 0)
        {
            return;
        }

        CallerIdHealthNote[] notes = [.. _unkept.Values];
        try
        {
            await pools.SaveHealthAsync(_id, notes, cancellationToken);
        }
#pragma warning disable CA1031 // A database that is away must not end the leasing of numbers; what is learned waits, one note a number.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            if (!_notKept)
            {
                _notKept = true;
                LogNotKept(_id, notes.Length, fault);
            }

            return;
        }

        _notKept = false;

        foreach (CallerIdHealthNote note in notes.Where(n => _unkept.GetValueOrDefault(n.Number) == n))
        {
            _unkept.Remove(note.Number);
        }
    }

    private async Task<CallerIdPool> RowAsync()
    {
        if (_read is { } read && Now - read.At < RowLife)
        {
            return read.Row;
        }

        TimeSpan askedAt = Now;
        CallerIdPool pool = await pools.FindAsync(_id, CancellationToken.None) ?? new CallerIdPool { Id = _id, Name = "", Numbers = [] };
        PhoneNumber[] all = [.. pool.Numbers.Select(c => c.Number)];
        IReadOnlyList<(AttemptId Attempt, PhoneNumber Number)> open = all.Length == 0 ? [] : await ways.OpenWithNumberAsync(all, CancellationToken.None);
        PhoneNumber[] strange = [.. all.Where(n => !_recalled.Contains(n))];
        if (strange.Length > 0)
        {
            IReadOnlyList<(PhoneNumber Number, int Calls)> shown = await ways.ShownSinceAsync(strange, new DateTimeOffset(time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero), CancellationToken.None);
            _ledger.Recall(askedAt, Today, shown, open.Where(o => strange.Contains(o.Number)));
            _recalled.UnionWith(strange);
        }

        _ledger.Reconcile(askedAt, open.Select(o => o.Attempt).ToHashSet(), askedAt);
        _read = (pool, askedAt);
        return pool;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The health of {Count} numbers of pool {Pool} could not be stored; it is tried again, and this is not logged again until it works")]
    private partial void LogNotKept(CallerIdPoolId pool, int count, Exception fault);
}
