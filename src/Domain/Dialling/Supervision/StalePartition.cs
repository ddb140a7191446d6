using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Dialling.Supervision;

/// <summary>A partition that should be dialled and does not tick.</summary>
/// <param name="Partition">Which.</param>
/// <param name="Since">For how long it has said nothing.</param>
public sealed record StalePartition(PartitionId Partition, TimeSpan Since);
