namespace Orleans.Configuration;

public class SiloMessagingOptions : MessagingOptions
{
    /// <summary>Requests that may wait at one activation before more are refused; 0, the default, is no limit.</summary>
    public int MaxEnqueuedRequestsHardLimit { get; set; }

    /// <summary>Requests that may wait at one activation before a warning; 0, the default, is no limit.</summary>
    public int MaxEnqueuedRequestsSoftLimit { get; set; }

    /// <summary>How long a request may run before a warning. Default 5 s.</summary>
    public TimeSpan RequestProcessingWarningTime { get; set; } = TimeSpan.FromSeconds(5);
}
