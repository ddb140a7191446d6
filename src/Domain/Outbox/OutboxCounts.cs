namespace CxBridge.Domain.Outbox;

/// <summary>State of the outbox: rows waiting, delivered, and dead (given up until an operator replays them).</summary>
public sealed record OutboxCounts(long Waiting, long Delivered, long Dead);
