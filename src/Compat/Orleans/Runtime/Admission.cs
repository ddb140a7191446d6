namespace Orleans.Runtime;

/// <summary>What becomes of a request that waits at an activation.</summary>
internal enum Admission
{
    Waits = 0,
    Starts = 1,

    /// <summary>The interleave predicate of the grain failed over it: its caller has been told, and it never starts.</summary>
    Refused = 2,
}
