namespace CxBridge.Domain.Dialling.Pacing;

/// <summary>What the calls of this moment will bring within the horizon.</summary>
/// <param name="Answers">Expected answers, those who wait included.</param>
/// <param name="Seats">Expected free seats, those that are free now included.</param>
/// <param name="Variance">Of their difference.</param>
public readonly record struct PipelineOutlook(double Answers, double Seats, double Variance);
