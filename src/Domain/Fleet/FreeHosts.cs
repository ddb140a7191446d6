using System.Numerics;

namespace CxBridge.Domain.Fleet;

/// <summary>Hosts with a free slot, by the share that is free: finds the emptiest without looking at the others.</summary>
internal sealed class FreeHosts
{
    private const int Levels = 64;

    private readonly List<RegisteredHost>[] _levels = [.. Enumerable.Range(0, Levels + 1).Select(_ => new List<RegisteredHost>())];

    // Bit n - 1: level n has a host.
    private ulong _occupied;

    /// <summary>Free slots of all of them.</summary>
    public int Slots { get; private set; }

    /// <summary>A host with the largest free share; null when none has a free slot.</summary>
    public RegisteredHost? Emptiest => _occupied == 0 ? null : _levels[Levels - BitOperations.LeadingZeroCount(_occupied)][^1];

    /// <summary>Changes a host, and puts it where it then belongs.</summary>
    public void Change(RegisteredHost host, Action<RegisteredHost> change)
    {
        int before = host.Free;
        change(host);
        Slots += host.Free - before;
        Move(host, host.FreeLevel);
    }

    /// <summary>Forgets a host.</summary>
    public void Remove(RegisteredHost host)
    {
        Slots -= host.Free;
        Move(host, 0);
    }

    private void Move(RegisteredHost host, int level)
    {
        if (host.Level == level)
        {
            return;
        }

        if (host.Level > 0)
        {
            TakeOut(host);
        }

        host.Level = level;
        if (level > 0)
        {
            host.Place = _levels[level].Count;
            _levels[level].Add(host);
            _occupied |= 1UL << (level - 1);
        }
    }

    private void TakeOut(RegisteredHost host)
    {
        List<RegisteredHost> level = _levels[host.Level];
        RegisteredHost last = level[^1];
        level[host.Place] = last;
        last.Place = host.Place;
        level.RemoveAt(level.Count - 1);
        if (level.Count == 0)
        {
            _occupied &= ~(1UL << (host.Level - 1));
        }
    }
}
