using CxBridge.Domain.Carriers;
using CxBridge.Domain.Carriers.CallerIds;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Grains.Interfaces;
using CxBridge.Grains.Interfaces.Carriers;

namespace CxBridge.Grains.Carriers;

/// <summary>The mailbox of one pool's <see cref="CallerIdLedger"/>: brings the pool's row and the store's calls to it.</summary>
internal sealed class CallerIdPoolGrain(ICallerIdStore pools, ICallWayStore ways, TimeProvider time) : Grain, ICallerIdPoolGrain
{
    /// <summary>A change of the row is in force, and a number whose release was lost is free, after so long.</summary>
    private static readonly TimeSpan RowLife = TimeSpan.FromSeconds(5);

    private readonly long _born = time.GetTimestamp();
    private readonly CallerIdLedger _ledger = new();
    private readonly HashSet<PhoneNumber> _recalled = [];
    private CallerIdPoolId _id;
    private (CallerIdPool Row, TimeSpan At)? _read;

    private TimeSpan Now => time.GetElapsedTime(_born);

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _id = GrainKeys.ParseCallerIds(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public async Task<CallerIdLease> Lease(string attempt, string callee)
    {
        CallerIdPool pool = await RowAsync();
        (PhoneNumber? number, CallerIdShortage shortage) = _ledger.Lease(Now, Today, pool, AttemptId.Parse(attempt), PhoneNumber.Parse(callee));
        return new CallerIdLease(number?.E164, shortage);
    }

    public async Task<CallerIdRoom> Room()
    {
        (int calls, CallerIdShortage shortage) = _ledger.Room(Now, Today, await RowAsync());
        return new CallerIdRoom(calls, shortage);
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
}
