using System.Text.Json.Serialization;
using CxBridge.Domain.Attempts;
using CxBridge.Domain.Ids;

namespace CxBridge.Media.Calls;

/// <summary>The end of an attempt that waits for the database.</summary>
/// <param name="Close">How it ended; null when it is withdrawn.</param>
/// <param name="Partition">Whose it is.</param>
internal sealed record SpooledClose(AttemptClose? Close, PartitionId Partition)
{
    /// <summary>The attempt that is taken back, of which no INVITE was sent.</summary>
    public AttemptId? Withdrawn { get; init; }

    [JsonIgnore]
    public AttemptId Attempt => Withdrawn ?? Close!.Record.Attempt;
}
