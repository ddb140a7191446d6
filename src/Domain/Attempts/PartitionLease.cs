namespace CxBridge.Domain.Attempts;

/// <summary>The right to claim contacts of a partition.</summary>
/// <param name="Epoch">Grows with each change of owner; attempts of older epochs never pass the gate.</param>
/// <param name="ExpiresAt">When somebody else may take it.</param>
public sealed record PartitionLease(long Epoch, DateTimeOffset ExpiresAt);
