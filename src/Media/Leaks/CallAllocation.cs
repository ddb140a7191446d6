using CxBridge.Domain.Ids;

namespace CxBridge.Media.Leaks;

/// <summary>What a live call has allocated since it began.</summary>
/// <param name="Attempt">The call's attempt.</param>
/// <param name="Octets">Those given back included.</param>
internal readonly record struct CallAllocation(AttemptId Attempt, long Octets);
