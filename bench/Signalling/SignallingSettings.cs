namespace CxBridge.Bench.Signalling;

/// <summary>What is measured.</summary>
/// <param name="Rate">Calls placed each second, evenly spaced.</param>
/// <param name="Length">How long is counted, after the host has warmed up.</param>
/// <param name="Hold">From the answer to our BYE.</param>
internal sealed record SignallingSettings(int Rate, TimeSpan Length, TimeSpan Hold);
