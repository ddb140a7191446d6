namespace CxBridge.Domain.Fleet;

/// <summary>
/// One shard of the fleet registry: which slots and lines of which hosts may be reserved. In memory only; pure but for its own state; the caller
/// serialises.
/// <code>
/// 1 report   a host's word on its places replaces all that was known; another incarnation starts afresh, and the one before is over for good
/// 2 reserve  free and not promised slots or lines, emptiest hosts first; idempotent by request id while the tokens live
/// 3 release  tokens not used come back at once; used ones lapse when the host reports the place busy, or after their 5 s
/// 4 expire   a host silent for 3 beats is gone; so is every promise on it
/// 5 order    a cordon or a drain: from the wish on nothing of that host is promised; the wish is told to the host until its beat shows it
/// </code>
/// A token is only a promise of this shard: the host decides. A shard that loses its memory knows all again after one beat of every host;
/// the promises that it forgot are found out by the hosts. Each step costs the same whatever the number of hosts.
/// </summary>
public sealed class FleetRegistry
{
    /// <summary>How long a token holds.</summary>
    public static readonly TimeSpan TokenLife = TimeSpan.FromSeconds(5);

    /// <summary>A host that says nothing for so long is gone: three beats of 2 s.</summary>
    public static readonly TimeSpan HostLife = TimeSpan.FromSeconds(6);

    private const int MostPlaces = 64;

    private readonly Dictionary<string, RegisteredHost> _hosts = new(StringComparer.Ordinal);
    private readonly PastLives _pastLives = new();
    private readonly FreeHosts _freeSlots = new(PlaceKind.Slot);
    private readonly FreeHosts _freeLines = new(PlaceKind.Line);
    private readonly Dictionary<Guid, IReadOnlyList<SlotToken>> _requests = [];

    // Each holds one kind of end, and all of a kind last equally long: the oldest is always first.
    private readonly Queue<(TimeSpan At, Guid Request)> _requestEnds = new();
    private readonly Queue<(TimeSpan At, RegisteredHost Host, SlotToken Token)> _tokenEnds = new();
    private readonly Queue<(TimeSpan At, RegisteredHost Host)> _hostEnds = new();

    private int _slots;
    private int _lines;
    private long _expired;

    /// <summary>Takes a host's beat.</summary>
    /// <param name="now">Monotonic time.</param>
    /// <param name="report">The beat.</param>
    public BeatVerdict Report(TimeSpan now, HostReport report)
    {
        Expire(now);
        if (report.Slots < 1 || !IsPossible(report.Slots, report.FreeMask) || !IsPossible(report.Lines, report.FreeLines))
        {
            return BeatVerdict.ImpossibleSlots;
        }

        if (_pastLives.Contains(report.Host))
        {
            return BeatVerdict.OlderIncarnation;
        }

        if (_hosts.TryGetValue(report.Host.Name, out RegisteredHost? host) && host.LastReport.Host == report.Host)
        {
            if (report.Sequence <= host.LastReport.Sequence)
            {
                return BeatVerdict.Overtaken;
            }
        }
        else
        {
            if (host is not null)
            {
                _pastLives.Add(host.LastReport.Host);
                Remove(host);
            }

            host = new RegisteredHost(report);
            _hosts.Add(report.Host.Name, host);
            _slots += report.Slots;
            _lines += report.Lines;
        }

        _slots += report.Slots - host.LastReport.Slots;
        _lines += report.Lines - host.LastReport.Lines;
        host.Take(now, report);
        Put(host);
        _hostEnds.Enqueue((now + HostLife, host));
        return BeatVerdict.Taken;
    }

    /// <summary>Every host that is not gone, as its last beat tells it; one that has yet to be told of a cordon or a drain is shown as draining.</summary>
    public IReadOnlyList<HostReport> Hosts(TimeSpan now)
    {
        Expire(now);
        return [.. _hosts.Values.Select(host => host.LastReport with { Draining = host.TakesNoCalls })];
    }

    /// <summary>What the host has yet to be told.</summary>
    public HostOrder OrderFor(string hostName) => _hosts.TryGetValue(hostName, out RegisteredHost? host) ? host.Order : HostOrder.None;

    /// <summary>An operator's wish for a host.</summary>
    /// <returns>False when no such host is known.</returns>
    public bool Order(string hostName, HostOrder order)
    {
        if (!_hosts.TryGetValue(hostName, out RegisteredHost? host))
        {
            return false;
        }

        host.Obey(order);
        Put(host);
        return true;
    }

    /// <summary>Reserves at most <paramref name="count"/> places.</summary>
    /// <param name="now">Monotonic time.</param>
    /// <param name="request">Made by the caller; the same id gets the same tokens again.</param>
    /// <param name="count">How many are wanted.</param>
    /// <param name="kind">Slots or lines.</param>
    public IReadOnlyList<SlotToken> Reserve(TimeSpan now, Guid request, int count, PlaceKind kind = PlaceKind.Slot)
    {
        Expire(now);
        if (_requests.TryGetValue(request, out IReadOnlyList<SlotToken>? before))
        {
            return before;
        }

        var tokens = new List<SlotToken>();
        FreeHosts free = kind == PlaceKind.Line ? _freeLines : _freeSlots;
        while (tokens.Count < count && free.Emptiest is { } host)
        {
            tokens.Add(host.Places(kind).Promise());
            Put(host);
            _tokenEnds.Enqueue((now + TokenLife, host, tokens[^1]));
        }

        _requests.Add(request, tokens);
        _requestEnds.Enqueue((now + TokenLife, request));
        return tokens;
    }

    /// <summary>Takes tokens back that were not used; unknown ones are ignored.</summary>
    public void Release(IEnumerable<SlotToken> tokens)
    {
        foreach (SlotToken token in tokens)
        {
            if (_hosts.TryGetValue(token.Host.Name, out RegisteredHost? host) && host.LastReport.Host == token.Host)
            {
                host.Forget(token);
                Put(host);
            }
        }
    }

    /// <summary>What could be reserved now.</summary>
    public FleetCapacity Capacity(TimeSpan now)
    {
        Expire(now);
        return new(_hosts.Count, _slots, _freeSlots.Free, _expired, _lines, _freeLines.Free);
    }

    private static bool IsPossible(int places, ulong free) =>
        places is >= 0 and <= MostPlaces && (places == MostPlaces || free >> places == 0);

    // Whether a host is a good place for a line depends on its slots as well.
    private void Put(RegisteredHost host)
    {
        _freeSlots.Put(host);
        _freeLines.Put(host);
    }

    private void Expire(TimeSpan now)
    {
        while (_requestEnds.TryPeek(out (TimeSpan At, Guid Request) request) && request.At <= now)
        {
            _requestEnds.Dequeue();
            _requests.Remove(request.Request);
        }

        while (_tokenEnds.TryPeek(out (TimeSpan At, RegisteredHost Host, SlotToken Token) end) && end.At <= now)
        {
            _tokenEnds.Dequeue();
            if (_hosts.GetValueOrDefault(end.Token.Host.Name) == end.Host)
            {
                _expired += end.Host.Forget(end.Token) ? 1 : 0;
                Put(end.Host);
            }
        }

        while (_hostEnds.TryPeek(out (TimeSpan At, RegisteredHost Host) silent) && silent.At < now)
        {
            _hostEnds.Dequeue();
            if (silent.Host.SeenAt + HostLife < now && _hosts.GetValueOrDefault(silent.Host.LastReport.Host.Name) == silent.Host)
            {
                Remove(silent.Host);
            }
        }
    }

    private void Remove(RegisteredHost host)
    {
        _hosts.Remove(host.LastReport.Host.Name);
        _slots -= host.LastReport.Slots;
        _lines -= host.LastReport.Lines;
        _freeSlots.Remove(host);
        _freeLines.Remove(host);
    }
}
