namespace CxBridge.Domain.Dialling.Simulation;

/// <summary>What becomes of a simulated dial.</summary>
internal enum DialResult
{
    Answered,
    Unanswered,

    /// <summary>By the carrier.</summary>
    Refused,
}
