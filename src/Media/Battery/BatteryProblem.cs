namespace CxBridge.Media.Battery;

/// <summary>Why two sounds cannot be compared.</summary>
/// <param name="Input">Which of them is to blame.</param>
/// <param name="Message">What is wrong with it.</param>
/// <param name="Cure">How to mend it.</param>
public sealed record BatteryProblem(BatteryInput Input, string Message, string Cure);
