using CxBridge.Domain.Attempts;
using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Fleet;

/// <summary>A hint that an attempt is over and its slot is free.</summary>
/// <param name="Attempt">Which.</param>
/// <param name="Partition">Whose.</param>
/// <param name="Outcome">How it ended; of one that was withdrawn, which the store knows no more: cancelled.</param>
public sealed record AttemptClosed(AttemptId Attempt, PartitionId Partition, AttemptOutcome Outcome);
