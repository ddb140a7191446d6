using CxBridge.Domain.Attempts;
using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Fleet;

/// <summary>A hint that an attempt is over and its slot is free.</summary>
public sealed record AttemptClosed(AttemptId Attempt, PartitionId Partition, AttemptOutcome Outcome);
