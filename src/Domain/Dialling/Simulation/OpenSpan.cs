namespace CxBridge.Domain.Dialling.Simulation;

/// <summary>Hours since the start in which somebody may be dialled.</summary>
/// <param name="From">Included.</param>
/// <param name="To">Not included.</param>
public sealed record OpenSpan(double From, double To);
