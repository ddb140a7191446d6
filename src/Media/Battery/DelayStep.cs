namespace CxBridge.Media.Battery;

/// <summary>The recording became later or earlier at once, as a jitter buffer does that stretches or shortens the sound.</summary>
/// <param name="AtMs">Where in the recording, milliseconds.</param>
/// <param name="Ms">How much later it is from there on; negative when something was left out.</param>
/// <param name="Place">Whether somebody was speaking.</param>
public sealed record DelayStep(double AtMs, double Ms, StepPlace Place);
