namespace CxBridge.Domain.Dialling.Simulation;

/// <summary>What becomes of a simulated dial.</summary>
/// <param name="Result">How it ends.</param>
/// <param name="After">Seconds of ringing.</param>
/// <param name="Talk">Seconds of conversation, should there be a seat.</param>
internal readonly record struct DialFate(DialResult Result, double After, double Talk);
