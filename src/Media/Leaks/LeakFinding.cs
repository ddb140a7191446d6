using CxBridge.Domain.Ids;

namespace CxBridge.Media.Leaks;

/// <summary>What <see cref="LeakJudge"/> has found out.</summary>
internal abstract record LeakFinding
{
    /// <summary>A call leaks, and must be ended.</summary>
    /// <param name="Attempt">Which.</param>
    /// <param name="Held">What it can hold at most, octets.</param>
    internal sealed record Leak(AttemptId Attempt, long Held) : LeakFinding;

    /// <summary>The call that was ended is over, and its memory was given back.</summary>
    /// <param name="Attempt">Which.</param>
    /// <param name="Freed">By how much the heap is smaller, octets.</param>
    internal sealed record Returned(AttemptId Attempt, long Freed) : LeakFinding;

    /// <summary>The call that was ended is over, or should long be, and the heap is as large as it was: something that outlives the call holds the memory.</summary>
    /// <param name="Attempt">Which.</param>
    internal sealed record Kept(AttemptId Attempt) : LeakFinding;

    /// <summary>The heap has grown by more than all calls may hold, and none of them stands out. Told once, until it is smaller again.</summary>
    /// <param name="Growth">By how much, octets.</param>
    internal sealed record Unexplained(long Growth) : LeakFinding;
}
