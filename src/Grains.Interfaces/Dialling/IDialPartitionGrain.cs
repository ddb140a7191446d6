using Orleans.Concurrency;

namespace CxBridge.Grains.Interfaces.Dialling;

/// <summary>Dials one share of a campaign's contacts, every 2 s. Key: <see cref="GrainKeys.Partition"/>.</summary>
[Alias("cx.IDialPartitionGrain")]
public interface IDialPartitionGrain : IGrainWithStringKey
{
    /// <summary>Begins to tick, or goes on ticking.</summary>
    [Alias("Wake")]
    Task Wake();

    /// <summary>Somebody asks for so many calls; counts with manual pacing only, and until they are dialled.</summary>
    [AlwaysInterleave]
    [Alias("Ask")]
    Task Ask(int calls);

    /// <summary>What it last decided, and why not more.</summary>
    [AlwaysInterleave]
    [Alias("Explain")]
    Task<PartitionState> Explain();

    /// <summary>A slot came free. Only a hint: a lost one costs at most one tick of idleness.</summary>
    [OneWay]
    [AlwaysInterleave]
    [Alias("AttemptClosed")]
    Task AttemptClosed(AttemptClosedHint hint);
}
