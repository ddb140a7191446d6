namespace CxBridge.Domain.Fleet;

/// <summary>A host in one life, as a shard of the registry knows it: its last beat, and what of it is promised.</summary>
internal sealed class RegisteredHost
{
    public RegisteredHost(HostReport report)
    {
        LastReport = report;
        Slots = new HostPlaces(this, PlaceKind.Slot);
        Lines = new HostPlaces(this, PlaceKind.Line);
    }

    public HostReport LastReport { get; private set; }

    /// <summary>When its last beat came.</summary>
    public TimeSpan SeenAt { get; private set; }

    /// <summary>An operator's wish that has not shown in a beat yet.</summary>
    public HostOrder Order { get; private set; }

    /// <summary>Whether it says so itself, or is about to be told.</summary>
    public bool TakesNoCalls => LastReport.Draining || Order is HostOrder.Cordon or HostOrder.Drain;

    public HostPlaces Slots { get; }

    public HostPlaces Lines { get; }

    /// <summary>The share of its slots that is free, in 64ths, rounded up: a host with one free slot of 64 is not full.</summary>
    public int SlotLevel => Level(Slots.Free, LastReport.Slots);

    /// <summary>The share of its lines AND slots that is free, 0 without a free line: whoever answers on a line needs a slot of the same host, so
    /// lines are wanted where slots are.</summary>
    public int LineLevel => Lines.Free == 0 ? 0 : Level(Lines.Free + Slots.Free, LastReport.Lines + LastReport.Slots);

    public HostPlaces Places(PlaceKind kind) => kind == PlaceKind.Line ? Lines : Slots;

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
        Slots.Take(report.FreeMask);
        Lines.Take(report.FreeLines);
        Count();
    }

    public void Obey(HostOrder order)
    {
        // A process that is on its way to its end is not called back.
        Order = Order == HostOrder.Drain ? Order : order;
        Count();
    }

    /// <returns>False when that promise does not hold any more.</returns>
    public bool Forget(SlotToken token)
    {
        bool held = Places(token.Kind).Forget(token);
        Count();
        return held;
    }

    private static int Level(int free, int all) => ((free * 64) + all - 1) / all;

    // A host that is about to be cordoned or drained would refuse: nothing of it is free from the moment that it is wished.
    private void Count()
    {
        Slots.Count(TakesNoCalls ? 0 : LastReport.FreeMask);
        Lines.Count(TakesNoCalls ? 0 : LastReport.FreeLines);
    }
}
