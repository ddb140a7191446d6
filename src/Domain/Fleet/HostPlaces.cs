using System.Numerics;

namespace CxBridge.Domain.Fleet;

/// <summary>The slots of a host, or its lines: which are free by its last beat, and which of these are promised.</summary>
internal sealed class HostPlaces(RegisteredHost host, PlaceKind kind)
{
    private Guid[] _promised = [];
    private ulong _promisedMask;
    private ulong _free;

    /// <summary>Where <see cref="FreeHosts"/> keeps it: 0 is nowhere, 64 is all free.</summary>
    public int Level { get; set; }

    /// <summary>Its place in that level.</summary>
    public int Place { get; set; }

    /// <summary>How many of it <see cref="FreeHosts"/> has counted.</summary>
    public int Counted { get; set; }

    /// <summary>How many could be promised now.</summary>
    public int Free => BitOperations.PopCount(_free);

    /// <summary>The host has reported. A promised place that it reports busy was used; the promise has done its work.</summary>
    public void Take(ulong reportedFree) => _promisedMask &= reportedFree;

    /// <summary>Works out what is free.</summary>
    /// <param name="reportedFree">The host's last word; 0 when it takes no calls.</param>
    public void Count(ulong reportedFree) => _free = reportedFree & ~_promisedMask;

    public SlotToken Promise()
    {
        int number = BitOperations.TrailingZeroCount(_free);
        var token = Guid.NewGuid();
        if (_promised.Length == 0)
        {
            _promised = new Guid[64];
        }

        _promised[number] = token;
        _promisedMask |= 1UL << number;
        _free &= ~(1UL << number);
        return new SlotToken(host.LastReport.Host, number, token, kind);
    }

    /// <returns>False when that promise does not hold any more.</returns>
    public bool Forget(SlotToken token)
    {
        if ((_promisedMask & (1UL << token.Slot)) == 0 || _promised[token.Slot] != token.Token)
        {
            return false;
        }

        _promisedMask &= ~(1UL << token.Slot);
        return true;
    }
}
