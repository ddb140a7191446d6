using System.Numerics;
using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Fleet;

/// <summary>
/// One shard of the fleet registry: which slots of which hosts may be reserved. In memory only; pure but for its own state; the caller serialises.
/// <code>
/// 1 report   a host's word on its slots replaces all that was known; an older sequence is dropped, another incarnation starts afresh
/// 2 reserve  free and not promised slots, spread over hosts by free share; idempotent by request id while the tokens live
/// 3 release  tokens not used come back at once; used ones lapse when the host reports the slot busy, or after their 5 s
/// 4 expire   a host silent for 3 beats is gone
/// </code>
/// A token is only a promise of this shard: the host decides.
/// </summary>
public sealed class FleetRegistry
{
    /// <summary>How long a token holds.</summary>
    public static readonly TimeSpan TokenLife = TimeSpan.FromSeconds(5);

    /// <summary>A host that says nothing for so long is gone: three beats of 2 s.</summary>
    public static readonly TimeSpan HostLife = TimeSpan.FromSeconds(6);

    private readonly Dictionary<string, Host> _hosts = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, (IReadOnlyList<SlotToken> Tokens, TimeSpan Until)> _requests = [];

    /// <summary>Takes a host's beat.</summary>
    /// <param name="now">Monotonic time.</param>
    /// <param name="report">The beat.</param>
    public void Report(TimeSpan now, HostReport report)
    {
        if (report.Slots is < 1 or > 64)
        {
            throw new ArgumentOutOfRangeException(nameof(report), $"Host {report.Host.Name} reports {report.Slots} slots; 1 to 64 are possible.");
        }

        if (!_hosts.TryGetValue(report.Host.Name, out Host? host) || host.Report.Host.Incarnation != report.Host.Incarnation)
        {
            _hosts[report.Host.Name] = new Host(report, now);
            return;
        }

        if (report.Sequence > host.Report.Sequence)
        {
            host.Report = report;
            host.SeenAt = now;
            host.LapseBusy();
        }
    }

    /// <summary>Reserves at most <paramref name="count"/> slots.</summary>
    /// <param name="now">Monotonic time.</param>
    /// <param name="request">Made by the caller; the same id gets the same tokens again.</param>
    /// <param name="count">How many are wanted.</param>
    public IReadOnlyList<SlotToken> Reserve(TimeSpan now, Guid request, int count)
    {
        Expire(now);
        if (_requests.TryGetValue(request, out (IReadOnlyList<SlotToken> Tokens, TimeSpan Until) before))
        {
            return before.Tokens;
        }

        var tokens = new List<SlotToken>(Math.Max(0, count));
        while (tokens.Count < count && Emptiest() is { } host)
        {
            tokens.Add(host.Promise(now + TokenLife));
        }

        _requests[request] = (tokens, now + TokenLife);
        return tokens;
    }

    /// <summary>Takes tokens back that were not used; unknown ones are ignored.</summary>
    public void Release(IEnumerable<SlotToken> tokens)
    {
        foreach (SlotToken token in tokens)
        {
            if (_hosts.TryGetValue(token.Host.Name, out Host? host) && host.Report.Host == token.Host)
            {
                host.Forget(token);
            }
        }
    }

    /// <summary>Hosts, slots, and slots that could be reserved now.</summary>
    public (int Hosts, int Slots, int Free) Summary(TimeSpan now)
    {
        Expire(now);
        return (_hosts.Count, _hosts.Values.Sum(h => h.Report.Slots), _hosts.Values.Sum(h => h.FreeCount));
    }

    private Host? Emptiest()
    {
        Host? best = null;
        foreach (Host host in _hosts.Values)
        {
            if (host.FreeCount > 0 && (best is null || host.FreeShare > best.FreeShare))
            {
                best = host;
            }
        }

        return best;
    }

    private void Expire(TimeSpan now)
    {
        foreach ((string name, Host host) in _hosts)
        {
            if (now - host.SeenAt > HostLife)
            {
                _hosts.Remove(name);
            }
            else
            {
                host.LapseExpired(now);
            }
        }

        foreach ((Guid request, (_, TimeSpan until)) in _requests)
        {
            if (until <= now)
            {
                _requests.Remove(request);
            }
        }
    }

    private sealed class Host(HostReport report, TimeSpan seenAt)
    {
        private readonly Dictionary<int, (Guid Token, TimeSpan Until)> _promised = [];
        private ulong _promisedMask;

        public HostReport Report { get; set; } = report;

        public TimeSpan SeenAt { get; set; } = seenAt;

        public int FreeCount => BitOperations.PopCount(FreeMask);

        public double FreeShare => (double)FreeCount / Report.Slots;

        private ulong FreeMask => Report.Draining ? 0 : Report.FreeMask & ~_promisedMask & (ulong.MaxValue >> (64 - Report.Slots));

        public SlotToken Promise(TimeSpan until)
        {
            int slot = BitOperations.TrailingZeroCount(FreeMask);
            var token = Guid.NewGuid();
            _promised[slot] = (token, until);
            _promisedMask |= 1UL << slot;
            return new SlotToken(Report.Host, slot, token);
        }

        public void Forget(SlotToken token)
        {
            if (_promised.TryGetValue(token.Slot, out (Guid Token, TimeSpan Until) promise) && promise.Token == token.Token)
            {
                Drop(token.Slot);
            }
        }

        /// <summary>A promised slot that the host reports busy was used; the promise has done its work.</summary>
        public void LapseBusy() => DropWhere((slot, _) => (Report.FreeMask & (1UL << slot)) == 0);

        public void LapseExpired(TimeSpan now) => DropWhere((_, until) => until <= now);

        private void DropWhere(Func<int, TimeSpan, bool> lapsed)
        {
            foreach ((int slot, (_, TimeSpan until)) in _promised)
            {
                if (lapsed(slot, until))
                {
                    Drop(slot);
                }
            }
        }

        private void Drop(int slot)
        {
            _promised.Remove(slot);
            _promisedMask &= ~(1UL << slot);
        }
    }
}
