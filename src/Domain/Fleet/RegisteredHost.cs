using System.Numerics;

namespace CxBridge.Domain.Fleet;

/// <summary>A host in one life, as a shard of the registry knows it: its last beat, and which of its free slots are promised.</summary>
internal sealed class RegisteredHost(HostReport report)
{
    private readonly Guid[] _promised = new Guid[64];
    private ulong _promisedMask;
    private ulong _free;

    public HostReport LastReport { get; private set; } = report;

    /// <summary>When its last beat came.</summary>
    public TimeSpan SeenAt { get; private set; }

    /// <summary>An operator's wish that has not shown in a beat yet.</summary>
    public HostOrder Order { get; set; }

    /// <summary>Where <see cref="FreeHosts"/> keeps it: 0 is nowhere, 64 is all slots free.</summary>
    public int Level { get; set; }

    /// <summary>Its place in that level.</summary>
    public int Place { get; set; }

    /// <summary>Whether it says so itself, or is about to be told.</summary>
    public bool TakesNoCalls => LastReport.Draining || Order is HostOrder.Cordon or HostOrder.Drain;

    public int Free => BitOperations.PopCount(_free);

    /// <summary>The share of its slots that is free, in 64ths, rounded up: a host with one free slot of 64 is not full.</summary>
    public int FreeLevel => ((Free * 64) + LastReport.Slots - 1) / LastReport.Slots;

    public void Take(TimeSpan now, HostReport report)
    {
        LastReport = report;
        SeenAt = now;
        Order = Order switch
        {
            // A drain stays: a host that was cordoned before shows nothing new. It ends with this life of the host.
            HostOrder.Cordon when report.Draining => HostOrder.None,
            HostOrder.Uncordon when !report.Draining => HostOrder.None,
            _ => Order,
        };

        // A promised slot that the host reports busy was used; the promise has done its work.
        _promisedMask &= report.FreeMask;
        Count();
    }

    public void Obey(HostOrder order)
    {
        // A process that is on its way to its end is not called back.
        Order = Order == HostOrder.Drain ? Order : order;
        Count();
    }

    public SlotToken Promise()
    {
        int slot = BitOperations.TrailingZeroCount(_free);
        var token = Guid.NewGuid();
        _promised[slot] = token;
        _promisedMask |= 1UL << slot;
        Count();
        return new SlotToken(LastReport.Host, slot, token);
    }

    /// <returns>False when that promise does not hold any more.</returns>
    public bool Forget(int slot, Guid token)
    {
        if ((_promisedMask & (1UL << slot)) == 0 || _promised[slot] != token)
        {
            return false;
        }

        _promisedMask &= ~(1UL << slot);
        Count();
        return true;
    }

    // A host that is about to be cordoned or drained would refuse: none of its slots is free from the moment that it is wished.
    private void Count() => _free = TakesNoCalls ? 0 : LastReport.FreeMask & ~_promisedMask;
}
