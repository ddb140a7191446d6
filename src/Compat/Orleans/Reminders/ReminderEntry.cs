using Orleans.Runtime;

namespace Orleans;

/// <summary>A row of the reminder table.</summary>
public sealed class ReminderEntry
{
    public GrainId GrainId { get; set; }

    public string ReminderName { get; set; } = "";

    /// <summary>The first tick, UTC.</summary>
    public DateTime StartAt { get; set; }

    public TimeSpan Period { get; set; }

    public string? ETag { get; set; }

    public override string ToString() => $"<{GrainId} {ReminderName} {StartAt:O} {Period} {ETag}>";
}
