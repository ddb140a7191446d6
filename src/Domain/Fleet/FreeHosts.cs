using System.Numerics;

namespace CxBridge.Domain.Fleet;

/// <summary>Hosts with a free slot, or with a free line, by the share that is free: finds the emptiest without looking at the others.</summary>
internal sealed class FreeHosts(PlaceKind kind)
{
    private const int Levels = 64;

    private readonly List<RegisteredHost>[] _levels = [.. Enumerable.Range(0, Levels + 1).Select(_ => new List<RegisteredHost>())];

    // Bit n - 1: level n has a host.
    private ulong _occupied;

    /// <summary>Free places of all of them.</summary>
    public int Free { get; private set; }

    /// <summary>A host with the largest free share; null when none has a free place.</summary>
    public RegisteredHost? Emptiest => _occupied == 0 ? null : _levels[Levels - BitOperations.LeadingZeroCount(_occupied)][^1];

    /// <summary>A host has changed: puts it where it belongs.</summary>
    public void Put(RegisteredHost host)
    {
        HostPlaces places = host.Places(kind);
        Free += places.Free - places.Counted;
        places.Counted = places.Free;
        Move(host, kind == PlaceKind.Line ? host.LineLevel : host.SlotLevel);
    }

    /// <summary>Forgets a host.</summary>
    public void Remove(RegisteredHost host)
    {
        HostPlaces places = host.Places(kind);
        Free -= places.Counted;
        places.Counted = 0;
        Move(host, 0);
    }

    private void Move(RegisteredHost host, int level)
    {
        HostPlaces places = host.Places(kind);
        if (places.Level == level)
        {
            return;
        }

        if (places.Level > 0)
        {
            TakeOut(places);
        }

        places.Level = level;
        if (level > 0)
        {
            places.Place = _levels[level].Count;
            _levels[level].Add(host);
            _occupied |= 1UL << (level - 1);
        }
    }

    private void TakeOut(HostPlaces places)
    {
        List<RegisteredHost> level = _levels[places.Level];
        RegisteredHost last = level[^1];
        level[places.Place] = last;
        last.Places(kind).Place = places.Place;
        level.RemoveAt(level.Count - 1);
        if (level.Count == 0)
        {
            _occupied &= ~(1UL << (places.Level - 1));
        }
    }
}
