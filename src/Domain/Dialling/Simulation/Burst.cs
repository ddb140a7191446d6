namespace CxBridge.Domain.Dialling.Simulation;

/// <summary>Minutes in which another share of the dials is answered.</summary>
public sealed record Burst(double AtHour, double Minutes, double AnswerRate);
