using CxBridge.Domain.Carriers.Permits;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Domain.Carriers.CallerIds;

/// <summary>
/// Chooses the number that a call shows, and keeps account of each. Pure; the caller serialises.
/// <code>
/// 1 out    off, used up today, resting, shown by as many calls as it may be at once
/// 2 near   of the rest those nearest to the callee: same area, else same country, else all
/// 3 turn   of these the one shown by the fewest calls now, then the fewest today, then the one not shown for longest
/// </code>
/// </summary>
public sealed class CallerIdLedger
{
    // The store may take so long to know of an attempt that was given a number.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private readonly Dictionary<PhoneNumber, Account> _accounts = [];
    private readonly Dictionary<AttemptId, (PhoneNumber Number, TimeSpan At)> _leases = [];
    private readonly HashSet<PhoneNumber> _learned = [];
    private readonly PromiseBook _promises = new();
    private DateOnly _day;
    private long _turn;

    /// <summary>Begins with what the store knows.</summary>
    /// <param name="now">Monotonic time.</param>
    /// <param name="today">The day.</param>
    /// <param name="shown">How often each number was shown today.</param>
    /// <param name="open">Calls that show one now.</param>
    public void Recall(TimeSpan now, DateOnly today, IEnumerable<(PhoneNumber Number, int Calls)> shown, IEnumerable<(AttemptId Attempt, PhoneNumber Number)> open)
    {
        _day = today;
        foreach ((PhoneNumber number, int calls) in shown)
        {
            Of(number).Today = calls;
        }

        foreach ((AttemptId attempt, PhoneNumber number) in open)
        {
            _leases[attempt] = (number, now);
            Of(number).Open.Add(attempt);
        }
    }

    /// <summary>Begins with the health that an earlier life knew.</summary>
    public void Recall(TimeSpan now, PhoneNumber number, CallerIdMemory memory) => Of(number).Health.Recall(now, memory);

    /// <summary>Numbers whose health is another than at the last question, with what it is now.</summary>
    public IReadOnlyList<(PhoneNumber Number, CallerIdMemory Memory)> TakeLearned(TimeSpan now)
    {
        List<(PhoneNumber Number, CallerIdMemory Memory)> learned = [.. _learned.Select(n => (n, Of(n).Health.Remember(now)))];
        _learned.Clear();
        return learned;
    }

    /// <summary>Leases a number to a call; the same one again for the same attempt.</summary>
    /// <returns>The number, or why there is none.</returns>
    public (PhoneNumber? Number, CallerIdShortage Shortage) Lease(TimeSpan now, DateOnly today, CallerIdPool pool, AttemptId attempt, PhoneNumber callee)
    {
        Turn(today);
        if (_leases.TryGetValue(attempt, out (PhoneNumber Number, TimeSpan At) had))
        {
            return (had.Number, CallerIdShortage.None);
        }

        // Whatever comes of it: this one has come for what it was promised.
        _promises.Settle(now, 1);
        CallerIdShortage shortage = Usable(now, pool, out List<CallerId> usable);
        if (shortage != CallerIdShortage.None)
        {
            return (null, shortage);
        }

        // 2, 3
        PhoneNumber number = usable.Select(c => c.Number).MinBy(n => (-NumberNearness.Of(n, callee), Of(n).Open.Count, Of(n).Today, Of(n).LastTurn));
        Account account = Of(number);
        account.Open.Add(attempt);
        account.Today++;
        account.LastTurn = ++_turn;
        _leases[attempt] = (number, now);
        return (number, CallerIdShortage.None);
    }

    /// <summary>Promises numbers to calls that are about to begin: who asks next, in another partition, does not count on the same ones.</summary>
    /// <param name="now">Monotonic time.</param>
    /// <param name="today">The day.</param>
    /// <param name="pool">The pool.</param>
    /// <param name="wanted">Calls that could begin.</param>
    /// <returns>For how many there is a number, and why not for all.</returns>
    public (int Calls, CallerIdShortage Shortage) Promise(TimeSpan now, DateOnly today, CallerIdPool pool, int wanted)
    {
        Turn(today);
        CallerIdShortage shortage = Usable(now, pool, out List<CallerId> usable);
        long room = usable.Sum(c => (long)Math.Min(
            c.DailyCap is { } cap ? cap - Of(c.Number).Today : int.MaxValue,
            c.CallsAtOnce is { } most ? most - Of(c.Number).Open.Count : int.MaxValue));
        int waiting = _promises.Waiting(now);
        int calls = (int)Math.Clamp(room - waiting, 0, wanted);
        _promises.Give(now, calls);
        if (shortage != CallerIdShortage.None || calls == wanted)
        {
            return (calls, shortage);
        }

        bool untilTomorrow = usable.Sum(c => c.DailyCap is { } cap ? cap - Of(c.Number).Today : (long)int.MaxValue) - waiting < wanted;
        return (calls, untilTomorrow ? CallerIdShortage.DailyCaps : CallerIdShortage.InUse);
    }

    /// <summary>So many promises will not be asked for.</summary>
    public void TakeBack(TimeSpan now, int count) => _promises.Settle(now, count);

    /// <summary>The call is over: its number is free for another.</summary>
    /// <param name="now">Monotonic time.</param>
    /// <param name="attempt">Whose.</param>
    /// <param name="result">What it says of the number; null says nothing.</param>
    public void Release(TimeSpan now, AttemptId attempt, CallerIdResult? result)
    {
        if (!_leases.Remove(attempt, out (PhoneNumber Number, TimeSpan At) lease))
        {
            return;
        }

        Account account = Of(lease.Number);
        account.Open.Remove(attempt);
        if (result == CallerIdResult.NotShown)
        {
            account.Today = Math.Max(0, account.Today - 1);
        }
        else if (result is { } known)
        {
            account.Health.Add(now, known);
            _learned.Add(lease.Number);
        }
    }

    /// <summary>What the store knows: a lease whose attempt is over is free, even if nobody said so.</summary>
    public void Reconcile(TimeSpan now, IReadOnlySet<AttemptId> open, TimeSpan askedAt)
    {
        foreach (AttemptId over in _leases.Where(l => l.Value.At < askedAt - Grace && !open.Contains(l.Key)).Select(l => l.Key).ToList())
        {
            Release(now, over, null);
        }
    }

    /// <summary>How a number stands.</summary>
    public CallerIdUse UseOf(TimeSpan now, PhoneNumber number)
    {
        Account account = Of(number);
        return new CallerIdUse(number, account.Today, account.Open.Count, account.Health.AnswerSeizureRatio, account.Health.RestLeft(now));
    }

    // 1
    private CallerIdShortage Usable(TimeSpan now, CallerIdPool pool, out List<CallerId> usable)
    {
        usable = [.. pool.Numbers.Where(c => c.State == CallerIdState.On)];
        if (usable.Count == 0)
        {
            return CallerIdShortage.Empty;
        }

        usable.RemoveAll(c => Of(c.Number).Today >= c.DailyCap);
        if (usable.Count == 0)
        {
            return CallerIdShortage.DailyCaps;
        }

        usable.RemoveAll(c => Of(c.Number).Health.RestLeft(now) is not null);
        if (usable.Count == 0)
        {
            return CallerIdShortage.Resting;
        }

        usable.RemoveAll(c => Of(c.Number).Open.Count >= c.CallsAtOnce);
        return usable.Count == 0 ? CallerIdShortage.InUse : CallerIdShortage.None;
    }

    private void Turn(DateOnly today)
    {
        // A clock that is set back must not give the day's calls a second time.
        if (today <= _day)
        {
            return;
        }

        _day = today;
        foreach (Account account in _accounts.Values)
        {
            account.Today = 0;
        }
    }

    private Account Of(PhoneNumber number)
    {
        if (!_accounts.TryGetValue(number, out Account? account))
        {
            _accounts[number] = account = new Account();
        }

        return account;
    }

    private sealed class Account
    {
        public int Today { get; set; }

        public HashSet<AttemptId> Open { get; } = [];

        public long LastTurn { get; set; }

        public CallerIdHealth Health { get; } = new();
    }
}
