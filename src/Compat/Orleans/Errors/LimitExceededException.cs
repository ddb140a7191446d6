namespace Orleans.Runtime;

/// <summary>The mailbox of an activation is full (<see cref="Configuration.SiloMessagingOptions.MaxEnqueuedRequestsHardLimit"/>).</summary>
public sealed class LimitExceededException : OrleansException
{
    internal LimitExceededException(string message)
        : base(message)
    {
    }
}
