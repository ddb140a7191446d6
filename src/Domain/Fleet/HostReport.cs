using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Fleet;

/// <summary>What a host says of itself every beat.</summary>
/// <param name="Host">Who, and in which life.</param>
/// <param name="Sequence">Grows with each report of one incarnation; older ones are dropped.</param>
/// <param name="Slots">How many slots it has, 1 to 64.</param>
/// <param name="FreeMask">Bit n: slot n is free to dial in.</param>
/// <param name="Draining">Takes no new calls: it drains or is cordoned.</param>
/// <param name="Load">0 to 1: moving average of processor use.</param>
public sealed record HostReport(HostId Host, long Sequence, int Slots, ulong FreeMask, bool Draining, double Load)
{
    /// <summary>How many lines it has, 0 to 64.</summary>
    public int Lines { get; init; }

    /// <summary>Bit n: line n is free.</summary>
    public ulong FreeLines { get; init; }
}
