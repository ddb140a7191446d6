namespace CxBridge.Media.Battery;

/// <summary>From where on something is a finding.</summary>
public sealed record BatteryLimits
{
    /// <summary>Clocks of one path may run this far apart, parts per million; 20.</summary>
    public double DriftPpm { get; init; } = 20;

    /// <summary>Shortest gap that is reported, milliseconds; 20, the length of a packet.</summary>
    public double GapMs { get; init; } = 20;

    /// <summary>Change of the active level against the reference, dB; 3.</summary>
    public double LevelDb { get; init; } = 3;

    /// <summary>Constant part, as a share of full scale; 0.005.</summary>
    public double DcOffset { get; init; } = 0.005;

    /// <summary>Echo, dB against what is echoed; -50.</summary>
    public double EchoDb { get; init; } = -50;
}
