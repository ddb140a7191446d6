using Orleans.Concurrency;

namespace CxBridge.Grains.Interfaces.Dialling;

/// <summary>Dials one share of a campaign's contacts, every 2 s. Key: <see cref="GrainKeys.Partition"/>.</summary>
[Alias("cx.IDialPartitionGrain")]
public interface IDialPartitionGrain : IGrainWithStringKey
{
    /// <summary>Begins to tick, or goes on ticking.</summary>
    [Alias("Wake")]
    Task Wake();

    /// <summary>A slot came free. Only a hint: a lost one costs at most one tick of idleness.</summary>
    [OneWay]
    [AlwaysInterleave]
    [Alias("AttemptClosed")]
    Task AttemptClosed(AttemptClosedHint hint);
}
