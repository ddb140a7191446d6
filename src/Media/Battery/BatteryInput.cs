namespace CxBridge.Media.Battery;

/// <summary>Which of the two sounds is meant.</summary>
public enum BatteryInput
{
    Reference,
    Recording,
}
