namespace CxBridge.Domain.Dialling.Simulation;

/// <summary>Dials that end early without an answer: busy, rejected.</summary>
/// <param name="Share">Of the dials that nobody answers, 0 to 1.</param>
/// <param name="At">Seconds after the dial.</param>
public sealed record FastFail(double Share, double At);
