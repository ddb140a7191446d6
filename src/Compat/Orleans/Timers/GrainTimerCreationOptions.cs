using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

public readonly struct GrainTimerCreationOptions
{
    public GrainTimerCreationOptions()
    {
    }

    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>Until the first tick; infinite: not before <see cref="IGrainTimer.Change"/>.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>From the end of one tick to the start of the next; infinite: one tick only.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Whether ticks may interleave with requests. Default false: a tick is a turn like any other.</summary>
    public bool Interleave { get; init; }

    /// <summary>Whether ticks postpone idle collection. Default false.</summary>
    public bool KeepAlive { get; init; }
}
