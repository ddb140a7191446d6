using CxBridge.Domain.Conversation;

namespace CxBridge.Domain.Bots;

/// <summary>A step of a dialogue: what is said and noted on entry, and how it goes on.</summary>
public sealed record FlowState
{
    /// <summary>Said on entry; may be empty when <see cref="Ask"/> is not.</summary>
    public string Say { get; init; } = "";

    /// <summary>The question, said after <see cref="Say"/> and again at each re-prompt.</summary>
    public string Ask { get; init; } = "";

    /// <summary>Whether the caller may cut <see cref="Say"/> short. A question can always be answered early.</summary>
    public Interruption Interruption { get; init; } = Interruption.Allowed;

    /// <summary>Business result noted on entry, or null.</summary>
    public Disposition? Disposition { get; init; }

    /// <summary>A call back booked on entry, or null.</summary>
    public FlowCallback? Callback { get; init; }

    /// <summary>How it goes on.</summary>
    public required FlowExit Exit { get; init; }
}
