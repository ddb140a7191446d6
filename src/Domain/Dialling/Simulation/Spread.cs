namespace CxBridge.Domain.Dialling.Simulation;

/// <summary>A lognormal duration.</summary>
/// <param name="Mean">Seconds.</param>
/// <param name="Cv">Standard deviation divided by the mean; 0 makes it constant.</param>
public sealed record Spread(double Mean, double Cv);
