using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Fleet;

/// <summary>An order to dial one attempt in one slot or on one line. Small on purpose: the gate brings everything else.</summary>
public sealed record DialOrder(SlotToken Token, AttemptId Attempt, PartitionId Partition, long Epoch);
