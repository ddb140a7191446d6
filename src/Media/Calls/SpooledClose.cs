using CxBridge.Domain.Attempts;
using CxBridge.Domain.Ids;

namespace CxBridge.Media.Calls;

/// <summary>A result that waits for the database.</summary>
internal sealed record SpooledClose(AttemptClose Close, PartitionId Partition);
