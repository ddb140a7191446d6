using CxBridge.Domain.Ids;

namespace CxBridge.Media.Leaks;

/// <summary>
/// Finds the call that leaks, from the size of the heap after full collections and from what each call allocates. Pure; its time is the looks.
/// <code>
/// watch    the heap has grown by the limit in a call's window, and the call could have done it alone          twice in a row -> Leak
///          it has grown by the limit for each live call, and none stands out                                  twice in a row -> Unexplained
/// settle   after a Leak, nobody else is looked at: the call is over, and the heap smaller                     -> Returned, watch
///          it is over and three collections later the heap is not smaller, or it is not over after a minute   -> Kept, watch, from the heap as it is
/// </code>
/// Nobody can tell what a call holds. It is at most what it has allocated, and at most what the heap has grown by; and what most calls of the host
/// do as well is no leak of one of them (docs/adr/0009-leaks-in-the-hosts-process.md).
/// </summary>
internal sealed class LeakJudge(long limit)
{
    // Who allocates more than this many times what the heap grows by gives back what it allocates.
    private const int MostTimes = 8;

    // Than the median of the others, by the second.
    private const int TimesMore = 4;
    private const int Twice = 2;
    private const int LooksToEnd = 60;
    private const int CollectionsToReturn = 3;
    private readonly Dictionary<AttemptId, CallWindow> _windows = [];
    private Dictionary<AttemptId, long> _before = [];
    private HeapMark? _mark;
    private AttemptId? _suspect;
    private int _unexplained;
    private Settling? _settling;
    private int _look;

    /// <summary>Whether a full collection would tell more.</summary>
    public bool WantsCollection { get; private set; }

    /// <summary>Looks; about once a second.</summary>
    /// <param name="heap">The heap, read before the calls.</param>
    /// <param name="calls">Those that are live.</param>
    public LeakFinding? Look(HeapReading heap, IReadOnlyCollection<CallAllocation> calls)
    {
        _look++;
        var now = calls.ToDictionary(call => call.Attempt, call => call.Octets);
        bool collected = _mark is null || heap.Collection != _mark.Collection;
        HeapMark before = _mark ?? new HeapMark(heap.Collection, heap.Live, _look, _before);
        HeapMark mark = collected ? new HeapMark(heap.Collection, heap.Live, _look, _before) : before;
        _mark = mark;
        Follow(now, before);
        LeakFinding? finding = null;
        if (collected)
        {
            foreach (CallWindow window in _windows.Values)
            {
                window.Move(mark, limit / 4);
            }

            finding = _settling is null ? Watch(mark, now) : null;
        }

        finding ??= _settling is { } settling ? Settle(settling, heap, collected, now.ContainsKey(settling.Call)) : null;
        _before = now;
        bool settles = _settling is { } ending && !now.ContainsKey(ending.Call);
        WantsCollection = settles || (now.Count > 0 && _settling is null && (_suspect is not null || _unexplained == 1 || heap.InUse - mark.Live >= limit / 4));
        return finding;
    }

    private void Follow(Dictionary<AttemptId, long> now, HeapMark before)
    {
        foreach (AttemptId gone in _windows.Keys.Where(call => !now.ContainsKey(call)).ToArray())
        {
            _windows.Remove(gone);
        }

        foreach (AttemptId call in now.Keys)
        {
            _windows.TryAdd(call, new CallWindow(before, _look));
        }
    }

    private LeakFinding? Watch(HeapMark mark, Dictionary<AttemptId, long> now)
    {
        AttemptId? suspect = Find(mark, now);
        if (suspect is { } call && suspect == _suspect)
        {
            CallWindow window = _windows[call];
            long held = Math.Min(mark.Live - window.Lowest, window.From.Since(call, now[call]));
            _suspect = null;
            _settling = new Settling(call, mark.Live, held);
            return new LeakFinding.Leak(call, held);
        }

        _suspect = suspect;
        return suspect is null ? Wonder(mark) : null;
    }

    private AttemptId? Find(HeapMark mark, Dictionary<AttemptId, long> now)
    {
        AttemptId? nearest = null;
        double best = double.MaxValue;
        foreach ((AttemptId call, CallWindow window) in _windows)
        {
            long growth = mark.Live - window.Lowest;
            long allocated = window.From.Since(call, now[call]);
            if (growth < limit || allocated < limit || allocated < growth / 2 || allocated > MostTimes * growth || !StandsOut(call, window, now))
            {
                continue;
            }

            // Of several, the one whose allocations are explained best by what is left of them.
            double distance = Math.Abs(Math.Log((double)allocated / growth));
            if (distance < best)
            {
                (nearest, best) = (call, distance);
            }
        }

        return nearest;
    }

    private bool StandsOut(AttemptId call, CallWindow window, Dictionary<AttemptId, long> now)
    {
        double[] others = [.. now.Where(other => other.Key != call).Select(other => Rate(other.Key, window.From, now)).Order()];
        return others.Length == 0 || Rate(call, window.From, now) >= TimesMore * others[others.Length / 2];
    }

    // By the look, since who has been here for longer has allocated more.
    private double Rate(AttemptId call, HeapMark from, Dictionary<AttemptId, long> now) =>
        (double)from.Since(call, now[call]) / (_look - Math.Max(from.Look, _windows[call].Born) + 1);

    private LeakFinding.Unexplained? Wonder(HeapMark mark)
    {
        long growth = _windows.Count == 0 ? 0 : _windows.Values.Max(window => mark.Live - window.Lowest);
        long allowed = limit * Math.Max(2, _windows.Count);
        if (growth >= allowed)
        {
            return ++_unexplained == Twice ? new LeakFinding.Unexplained(growth) : null;
        }

        // What was told is told again only after the heap has been much smaller.
        if (_unexplained < Twice || growth < allowed / 2)
        {
            _unexplained = 0;
        }

        return null;
    }

    private LeakFinding? Settle(Settling settling, HeapReading heap, bool collected, bool lives)
    {
        settling.Looks++;
        if (lives)
        {
            return settling.Looks < LooksToEnd ? null : Settled(new LeakFinding.Kept(settling.Call));
        }

        // Others may have gone on to grow meanwhile.
        settling.Most ??= Math.Max(settling.Live, heap.InUse);
        if (!collected)
        {
            return null;
        }

        long freed = settling.Most.Value - heap.Live;
        return freed >= settling.Held / 2 ? Settled(new LeakFinding.Returned(settling.Call, freed))
            : ++settling.Collections < CollectionsToReturn ? null
            : Settled(new LeakFinding.Kept(settling.Call));
    }

    private LeakFinding Settled(LeakFinding finding)
    {
        _settling = null;
        _unexplained = 0;
        foreach (CallWindow window in _windows.Values)
        {
            window.Restart(_mark!);
        }

        return finding;
    }

    private sealed class Settling(AttemptId call, long live, long held)
    {
        public AttemptId Call => call;

        public long Live => live;

        public long Held => held;

        /// <summary>The heap when the call was over; null while it is not.</summary>
        public long? Most { get; set; }

        public int Looks { get; set; }

        public int Collections { get; set; }
    }
}
