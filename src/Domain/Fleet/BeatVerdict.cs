namespace CxBridge.Domain.Fleet;

/// <summary>What a shard of the registry makes of a host's beat.</summary>
public enum BeatVerdict
{
    /// <summary>It replaces all that was known of the host.</summary>
    Taken,

    /// <summary>A later beat of the same life was here before. Beats overtake each other; nothing is wrong.</summary>
    Overtaken,

    /// <summary>A later life of that host was here before: a message of a dead process, or two processes that call themselves the same.</summary>
    OlderIncarnation,

    /// <summary>Less than 1 slot, more than 64 slots or lines, or free ones beyond the number that it says it has.</summary>
    ImpossibleSlots,

    /// <summary>Of a release whose messages this one does not understand, or the other way round: the cell was upgraded twice around a host that stayed.</summary>
    OtherVersion,
}
