namespace CxBridge.Grains.Interfaces.Supervision;

/// <summary>Wakes every minute, by a reminder, what ought to be running. Key: <see cref="GrainKeys.Watchdog"/>.</summary>
[Alias("cx.IWatchdogGrain")]
public interface IWatchdogGrain : IGrainWithStringKey
{
    /// <summary>Registers the reminder and looks around at once.</summary>
    [Alias("Start")]
    Task Start();
}
