namespace CxBridge.Tests.Load.Campaigns;

/// <summary>Who had the slots at one moment.</summary>
/// <param name="Slots">Of all hosts.</param>
/// <param name="Ruled">Taken by the one campaign.</param>
/// <param name="Predictive">Taken by the other.</param>
internal readonly record struct SlotSample(DateTimeOffset At, int Slots, int Ruled, int Predictive);
