using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Dialling.Supervision;

/// <summary>
/// Which partitions are dialled by this process, and when each last showed that it works. A dialler that is stuck says nothing, so somebody else has to
/// notice: whoever asks the process whether it is well. Pure; the caller serialises.
/// </summary>
/// <param name="patience">A partition that should tick and has not begun a tick for longer is stale.</param>
public sealed class PulseBoard(TimeSpan patience)
{
    private readonly Dictionary<PartitionId, TimeSpan> _beats = [];

    /// <summary>A partition begins to be dialled, or begins a tick.</summary>
    public void Beat(PartitionId partition, TimeSpan now) => _beats[partition] = now;

    /// <summary>A partition is not dialled here any more.</summary>
    public void Stopped(PartitionId partition) => _beats.Remove(partition);

    /// <summary>Who should tick and does not; the longest silence first.</summary>
    public IReadOnlyList<StalePartition> Stale(TimeSpan now) =>
    [
        .. _beats.Where(b => now - b.Value > patience)
            .Select(b => new StalePartition(b.Key, now - b.Value))
            .OrderByDescending(s => s.Since),
    ];
}
