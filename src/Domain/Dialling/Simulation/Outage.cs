namespace CxBridge.Domain.Dialling.Simulation;

/// <summary>Minutes in which the carrier refuses every call.</summary>
public sealed record Outage(double AtHour, double Minutes);
