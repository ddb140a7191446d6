namespace Orleans.Configuration;

public abstract class MessagingOptions
{
    /// <summary>How long a caller waits for a response. Default 30 s.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Used instead while a debugger is attached. Default 30 min.</summary>
    public TimeSpan ResponseTimeoutWithDebugger { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Whether a request whose caller has given up is dropped before it starts. Default true.</summary>
    public bool DropExpiredMessages { get; set; } = true;

    /// <summary>Whether the token of a request that timed out is cancelled. Default false.</summary>
    public bool CancelRequestOnTimeout { get; set; }

    /// <summary>Whether a cancelled caller waits until the grain has returned. Default false.</summary>
    public bool WaitForCancellationAcknowledgement { get; set; }
}
