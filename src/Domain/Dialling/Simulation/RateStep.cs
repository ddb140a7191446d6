namespace CxBridge.Domain.Dialling.Simulation;

/// <summary>The answer rate at an hour; between two of them it moves evenly.</summary>
public sealed record RateStep(double AtHour, double AnswerRate);
