namespace CxBridge.Media.Battery;

/// <summary>What a recording has wrong; the limits are in <see cref="BatteryLimits"/>.</summary>
public enum BatteryFinding
{
    Drift,
    Gap,
    Click,
    Clipping,
    Level,
    DcOffset,
    Echo,
    MissingFrames,
    DuplicatedFrames,

    /// <summary>Sound was stretched or shortened in the middle of speech.</summary>
    DelayStep,
}
