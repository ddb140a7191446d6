namespace CxBridge.Practice.Truth;

/// <summary>What really happened to one number.</summary>
public sealed class NumberTruth
{
    public required string Persona { get; init; }

    /// <summary>Calls, oldest first; one for each INVITE that is no retransmission.</summary>
    public List<CallTruth> Calls { get; } = [];

    public int Invites => Calls.Count;

    /// <summary>Most calls to this number at one time.</summary>
    public int MaxConcurrent { get; internal set; }
}
